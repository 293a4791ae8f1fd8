// Checksums as docs/EVENTS.md tells a reader to compute them, with nothing but what node has.
// Lines of {"data","algorithm","secret"} in, lines of {"canonical","checksum"} out.
import { createHash, createHmac } from 'node:crypto';
import { createInterface } from 'node:readline';
import { crc32 } from 'node:zlib';

function canonical(value) {
  if (Array.isArray(value)) {
    return '[' + value.map(canonical).join(',') + ']';
  }
  if (value !== null && typeof value === 'object') {
    return '{' + Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}';
  }
  return JSON.stringify(value);
}

const algorithms = {
  'SHA-256': (text) => createHash('sha256').update(text).digest('hex'),
  'HMAC-SHA-256': (text, secret) => createHmac('sha256', secret).update(text).digest('hex'),
  CRC32: (text) => crc32(text).toString(16).padStart(8, '0'),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { data, algorithm, secret } = JSON.parse(line);
  const text = canonical(JSON.parse(data));
  console.log(JSON.stringify({ canonical: text, checksum: algorithms[algorithm](text, secret) }));
}
