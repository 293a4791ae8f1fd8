// A real OpenID Connect provider on a free port. Its first line on standard output is its issuer. "rotate" on standard
// input gives it other keys; it ends when standard input does.
import { generateKeyPair, exportJWK } from 'jose';
import Provider from 'oidc-provider';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

console.info = () => {}; // its advice for production would come between what a test reads

const accounts = {
  ana: { groups: ['staff', 'config-editors'] },
  vic: { groups: ['config-viewers'] },
  nora: { groups: ['staff'] },
};

const client = {
  application_type: 'native', // any port of a loopback address
  redirect_uris: ['http://127.0.0.1/login/oidc/callback'],
};

const form = '<!doctype html><title>Provider</title><link rel="icon" href="data:,">'
  + '<form method="post"><label>Name <input name="login"></label><button>Continue</button></form>'
  + '<form method="post" action="?decline"><button>Decline</button></form>';

let provider;

const server = createServer(async (request, response) => {
  if (!request.url.startsWith('/interaction/')) {
    provider.callback()(request, response);
  } else if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(form);
  } else {
    let body = '';
    for await (const part of request) body += part;
    const login = new URLSearchParams(body).get('login');
    await provider.interactionFinished(request, response, request.url.endsWith('?decline')
      ? { error: 'access_denied' }
      : { login: { accountId: login }, consent: {} });
  }
});

async function start() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...await exportJWK(privateKey), alg: 'RS256', use: 'sig', kid: randomUUID() };
  provider = new Provider(`http://localhost:${server.address().port}`, {
    clients: [
      { ...client, client_id: 'headgate', client_secret: 'a+b/c%d~e f=' },
      { ...client, client_id: 'public', token_endpoint_auth_method: 'none' },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['of a test'] },
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (context, id) => accounts[id]
      && { accountId: id, claims: () => ({ sub: id, preferred_username: id, ...accounts[id] }) },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
}

server.listen(0, 'localhost', async () => {
  await start();
  console.log(provider.issuer);
});
createInterface({ input: process.stdin })
  .on('line', () => start().then(() => console.log('rotated')))
  .on('close', () => process.exit());
