// The official client of Supabase Realtime: client.mjs URL KEY TOPIC. Each line that it prints is a JSON array: what happened,
// and with what. A line on standard input is the payload of a broadcast; "leave" leaves; it ends when standard input does.
import { RealtimeClient } from '@supabase/realtime-js';
import { createInterface } from 'node:readline';
import WebSocket from 'ws'; // Node has one of its own only from 22 on

const [url, key, topic] = process.argv.slice(2);
const say = (...what) => console.log(JSON.stringify(what));

const client = new RealtimeClient(`${url}/realtime/v1`, {
  params: { apikey: key },
  transport: WebSocket,
  heartbeatIntervalMs: 200,
  heartbeatCallback: (status) => say('heartbeat', status),
});
const channel = client.channel(topic, { config: { broadcast: { ack: true, self: false } } });

channel
  .on('broadcast', { event: '*' }, ({ event, payload }) => say('received', event, payload))
  .subscribe((status, error) => say('status', status, ...(error ? [error.message] : [])));

createInterface({ input: process.stdin })
  .on('line', async (line) => say(...(line === 'leave'
    ? ['left', await channel.unsubscribe()]
    : ['sent', await channel.send({ type: 'broadcast', event: 'event', payload: JSON.parse(line) })])))
  .on('close', () => process.exit());
