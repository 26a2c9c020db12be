import { DomainError } from '../domain-error.js';

/** Codes of a write that lost against another of the same record. */
export const LOST_RACES: readonly string[] = ['already-exists', 'version-conflict'];

/**
 * Decides once more where a write lost a race: the winner may have been the same command, which is then a
 * repetition, and otherwise the second decision says what is wrong now.
 */
export async function againAfterARace<T>(decide: () => Promise<T>): Promise<T> {
  try {
    return await decide();
  } catch (error) {
    if (error instanceof DomainError && LOST_RACES.includes(error.code)) return decide();
    throw error;
  }
}
