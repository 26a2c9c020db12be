import type { Queued } from './queued.js';

/** What is sent at once: commands on one operation, as many as the service takes. */
export interface Piece {
  readonly operation: string;
  readonly queued: readonly Queued[];
}

const COMMANDS = 500;
/** The service takes a body of one megabyte, and 10,000 values in it; each command is far smaller. */
const BYTES = 900_000;
const VALUES = 9_000;
/** Of a body, one command in it or many. */
const MOST_BYTES = 1_048_576;

/** In the order of the queue. A command that is larger than a piece is a piece of its own. */
export function piecesOf(queue: readonly Queued[]): readonly Piece[] {
  return [...Map.groupBy(queue, ({ operation }) => operation)].flatMap(([operation, ofOne]) => {
    const pieces: { operation: string; queued: Queued[] }[] = [];
    let [bytes, values] = [0, 0];
    for (const queued of ofOne) {
      const size = sizeOf(queued);
      const last = pieces.at(-1);
      const fits = bytes + size.bytes <= BYTES && values + size.values <= VALUES;
      if (last && fits && last.queued.length < COMMANDS) {
        last.queued.push(queued);
        [bytes, values] = [bytes + size.bytes, values + size.values];
      } else {
        pieces.push({ operation, queued: [queued] });
        [bytes, values] = [size.bytes, size.values];
      }
    }
    return pieces;
  });
}

/** Two halves, or the piece alone where it holds one command. */
export function halvesOf(piece: Piece): readonly [Piece, Piece?] {
  const { operation, queued } = piece;
  if (queued.length < 2) return [piece];
  const half = Math.ceil(queued.length / 2);
  return [
    { operation, queued: queued.slice(0, half) },
    { operation, queued: queued.slice(half) },
  ];
}

/** Those of its commands that are meant; `undefined` for none. */
export function partOf({ operation, queued }: Piece, isMeant: (key: string) => boolean): Piece | undefined {
  const meant = queued.filter(({ key }) => isMeant(key));
  return meant.length > 0 ? { operation, queued: meant } : undefined;
}

/** The service would close the connection before all of it was written, and its answer could be lost each time. */
export function isTooLarge(piece: Piece): boolean {
  return new TextEncoder().encode(bodyOf(piece)).length > MOST_BYTES;
}

export function bodyOf({ queued }: Piece): string {
  return JSON.stringify({ items: queued.map(itemOf) });
}

/** As the service takes it. */
export function itemOf({ operation: _operation, ...item }: Queued): object {
  return item;
}

/** Commas in texts are counted as well: rather a piece too many. */
function sizeOf(queued: Queued): { readonly bytes: number; readonly values: number } {
  const text = JSON.stringify(itemOf(queued));
  return { bytes: new TextEncoder().encode(text).length + 1, values: text.split(',').length };
}
