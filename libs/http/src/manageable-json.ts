import { pointerToken } from '@entente/schema';
import { InvalidFields } from './malformed.js';

/** Far more than any declared body can hold. */
const MOST_VALUES = 10_000;
const DEEPEST = 1_000;

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const OPENS = new Set([0x5b, 0x7b]);
const CLOSES = new Set([0x5d, 0x7d]);

/** Where a member of the whole is named: the bytes from its opening quote to its closing one. */
interface Name {
  readonly from: number;
  readonly to: number;
}

/**
 * Looks over the bytes of JSON before they are read. A megabyte of names or brackets takes the parser half a second,
 * in which nobody else is answered; counting commas and brackets takes milliseconds. Bytes that are no JSON pass.
 * @throws InvalidFields naming the member of the whole in which the values become too many or too deep
 */
export function mustBeManageable(bytes: Uint8Array): void {
  let [values, depth] = [1, 0];
  let [text, member]: [Name | undefined, Name | undefined] = [undefined, undefined];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      const to = endOfText(bytes, at);
      if (depth === 1) text = { from: at, to };
      at = to;
    } else if (byte === COLON) {
      if (depth === 1) member = text;
    } else if (byte === COMMA) {
      values += 1;
      if (values > MOST_VALUES) throw tooLarge(bytes, member, `must hold at most ${MOST_VALUES} values`);
    } else if (OPENS.has(byte)) {
      depth += 1;
      if (depth > DEEPEST) throw tooLarge(bytes, member, `must be nested at most ${DEEPEST} deep`);
    } else if (CLOSES.has(byte)) {
      depth -= 1;
    }
  }
}

/** The closing quote of a text, or the end of the bytes. */
function endOfText(bytes: Uint8Array, opening: number): number {
  for (let from = opening + 1; ;) {
    const quote = bytes.indexOf(QUOTE, from);
    if (quote < 0) return bytes.length;
    if (!isEscaped(bytes, quote)) return quote;
    from = quote + 1;
  }
}

function isEscaped(bytes: Uint8Array, quote: number): boolean {
  let backslashes = 0;
  while (bytes[quote - 1 - backslashes] === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

function tooLarge(bytes: Uint8Array, member: Name | undefined, detail: string): InvalidFields {
  const pointer = member === undefined ? '' : `/${pointerToken(nameIn(bytes, member))}`;
  return new InvalidFields('body', [{ pointer, detail }]);
}

function nameIn(bytes: Uint8Array, { from, to }: Name): string {
  const text = new TextDecoder().decode(bytes.subarray(from, to + 1));
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}
