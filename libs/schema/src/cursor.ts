import { DomainError } from '@entente/kernel';
import type { DeclaredClass } from './json-schema.js';
import { validatorOf } from './validator-of.js';

export class MalformedCursor extends DomainError {
  readonly code = 'malformed-cursor';

  constructor() {
    super('The cursor must be one that a list answered as next', [
      { pointer: '/cursor', detail: 'is not known' },
    ]);
  }
}

/** A place in a list. Opaque to clients, not secret: whatever is read back is checked like any input. */
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
