import { expect } from '@jest/globals';

const AT_ONCE = 16;
const MOST_SHOWN = 20;

/** What was asked at the door. */
export class Tally {
  private readonly asked = new Map<string, number>();

  /** Asks many things at once, each counted; answers what was not as it should be, so that a test shows all of it. */
  async wrong<Item>(
    what: string,
    items: Iterable<Item>,
    ask: (item: Item) => Promise<string | undefined>,
    atOnce = AT_ONCE,
  ): Promise<readonly string[]> {
    const wrong: string[] = [];
    const waiting = items[Symbol.iterator]();
    const askOn = async (): Promise<void> => {
      for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
        this.asked.set(what, (this.asked.get(what) ?? 0) + 1);
        const found = await ask(next.value);
        if (found !== undefined) wrong.push(found);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, askOn));
    return wrong;
  }

  toString(): string {
    const parts = [...this.asked].map(([what, times]) => `${times.toLocaleString('en')} ${what}`);
    const all = [...this.asked.values()].reduce((sum, times) => sum + times, 0);
    return `${all.toLocaleString('en')} requests (${parts.join(', ')})`;
  }
}

/** Fails with the first of them, and with how many there are. */
export function expectNone(wrong: readonly string[]): void {
  expect([wrong.length, ...wrong.slice(0, MOST_SHOWN)]).toEqual([0]);
}

/** What an expectation says of an answer, as a line. */
export function complaintOf(what: string, check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    const [said = ''] = String(error instanceof Error ? error.message : error)
      .split('\n\n')
      .slice(-1);
    return `${what}: ${said.replace(/\s+/g, ' ').slice(0, 600)}`;
  }
}
