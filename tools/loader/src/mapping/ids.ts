import { createHash } from 'node:crypto';

/** RFC 9562, appendix C. */
const URL_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

const PUBLISHED = uuidV5(URL_NAMESPACE, 'https://entente.org/published');

/** The id under which a published record is loaded: always the same for the same `id` of the file. */
export function publishedId(idInFile: string): string {
  return uuidV5(PUBLISHED, idInFile);
}

/**
 * `reporter` is `operation`, or the index of the national entry; `index` that of the result within it.
 * A part of a breakdown adds its key.
 */
export function resultId(
  operation: string,
  reporter: 'operation' | number,
  index: number,
  part?: string,
): string {
  return publishedId([operation, reporter, index, ...(part === undefined ? [] : [part])].join('/'));
}

export function uuidV5(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
