import type { Refusal } from '../bodies.js';
import { MalformedRow } from './row.js';

/** What came up while a file was mapped: rows that were refused, fields that nobody knows. */
export class Findings {
  readonly refused: Refusal[] = [];
  readonly unread: Refusal[] = [];

  /** The outcome of `map`, or nothing where the row is malformed, which is then refused by name. */
  attempt<T>(name: string, map: () => T): T | undefined {
    try {
      return map();
    } catch (error) {
      if (!(error instanceof MalformedRow)) throw error;
      this.refuse(name, error.message);
      return undefined;
    }
  }

  refuse(name: string, reason: string): void {
    this.refused.push({ name, reason });
  }

  noteUnread(name: string, fields: readonly string[]): void {
    this.unread.push(
      ...fields.map((field) => ({ name, reason: `has a field that is not known: "${field}"` })),
    );
  }
}
