import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsText, validatorOf, type DeclaredClass } from '@entente/schema';
import { MalformedCursor } from './malformed.js';

/** To be extended by the query of a list, with its own filters. */
export class PageQuery {
  @IsOptional() @IsInt() @Min(1) @Max(200) limit: number = 50;
  @IsOptional() @IsText({ max: 1000 }) cursor?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The `cursor` of the next page; absent on the last one. */
  readonly next?: string;
}

/** Opaque to clients, not secret: whatever is read back is checked like any input. */
export function encodeCursor(position: object): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Compiles how a list's cursors are read. What it gives back throws MalformedCursor. */
export function cursorOf<T extends object>(declared: DeclaredClass<T>): (cursor: string) => T {
  const check = validatorOf(declared, { unknownFields: 'refuse' });
  return (cursor) => {
    const { value } = check(decode(cursor));
    if (value === undefined) throw new MalformedCursor();
    return value;
  };
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
  } catch {
    throw new MalformedCursor();
  }
}
