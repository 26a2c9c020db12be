import { randomFillSync } from 'node:crypto';

let lastTimestamp = 0;
let counter = 0;

/** A UUIDv7 (RFC 9562): sorts by the time it was made, and within a process in the order it was made. */
export function uuidv7(now: number = Date.now()): string {
  const bytes = randomFillSync(Buffer.alloc(16));
  counter = now > lastTimestamp ? bytes.readUInt16BE(6) & 0x7ff : counter + 1;
  lastTimestamp = Math.max(now, lastTimestamp);
  if (counter > 0xfff) {
    lastTimestamp += 1;
    counter = 0;
  }

  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return written(bytes, lastTimestamp);
}

/** No UUIDv7 that is made at this time or later sorts before it. */
export function firstUuidv7At(now: number): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt8(0x70, 6);
  bytes.writeUInt8(0x80, 8);
  return written(bytes, Math.max(now, 0));
}

function written(bytes: Buffer, timestamp: number): string {
  bytes.writeUIntBE(timestamp, 0, 6);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
