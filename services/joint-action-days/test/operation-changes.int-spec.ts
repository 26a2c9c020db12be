import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, Gate } from '@entente/testing';
import { OperationChanges } from '../src/domain/operation-changes.js';
import { loggedResult, recordedDay, type Address } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
let changes: OperationChanges;
beforeAll(async () => {
  service = await runningService();
  changes = service.app.get(OperationChanges, { strict: false });
});
afterAll(() => service.stop());

const manyDays = (many: number): Promise<readonly Address[]> =>
  Promise.all(Array.from({ length: many }, () => recordedDay(service, 'running')));

/** How often each operation was told of, and how many of them at once at the most. */
class Counting {
  readonly calls = new Map<string, number>();
  mostAtOnce = 0;
  private underWay = 0;

  constructor(private readonly each: (id: string, call: number) => Promise<void> = () => Promise.resolve()) {}

  watching(days: readonly Address[]): () => void {
    const stops = days.map(({ id }) => changes.watch(id, () => this.told(id)));
    return () => {
      for (const stop of stops) stop();
    };
  }

  of({ id }: Address): number {
    return this.calls.get(id) ?? 0;
  }

  private async told(id: string): Promise<void> {
    const call = (this.calls.get(id) ?? 0) + 1;
    this.calls.set(id, call);
    this.underWay += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay);
    try {
      await this.each(id, call);
    } finally {
      this.underWay -= 1;
    }
  }
}

describe('OperationChanges.watch', () => {
  it('tells of each of many operations, of four at once at the most', async () => {
    const days = await manyDays(9);
    const gate = new Gate();
    const counting = new Counting(() => gate.pass());
    const stop = counting.watching(days);
    await eventually('four to be told', () => counting.mostAtOnce === 4);
    gate.open();
    await eventually('all to be told', () => days.every((day) => counting.of(day) > 0));
    expect(counting.mostAtOnce).toBe(4);

    const before = new Map(counting.calls);
    await Promise.all(days.map((day) => loggedResult(service, day)));
    await eventually('all to be told again', () =>
      days.every((day) => counting.of(day) > (before.get(day.id) ?? 0)),
    );
    stop();
  });

  it('calls one that fails again until it does not, and the others meanwhile', async () => {
    const [failing, sound] = await manyDays(2);
    const counting = new Counting((id, call) =>
      id === failing!.id && call < 3 ? Promise.reject(new Error('not now')) : Promise.resolve(),
    );
    const stop = counting.watching([failing!, sound!]);
    await eventually('the third call', () => counting.of(failing!) === 3);
    expect(counting.of(sound!)).toBeGreaterThan(0);

    const before = counting.of(sound!);
    await loggedResult(service, sound!);
    await eventually('the other to be told', () => counting.of(sound!) > before);
    expect(counting.of(failing!)).toBe(3);
    stop();
  });

  it('tells the others as often as before while one fails for good', async () => {
    const [failing, sound] = await manyDays(2);
    const counting = new Counting((id) =>
      id === failing!.id ? Promise.reject(new Error('broken')) : Promise.resolve(),
    );
    const stop = counting.watching([failing!, sound!]);
    await eventually('both to be told', () => counting.of(failing!) > 0 && counting.of(sound!) > 0);
    for (let round = 0; round < 6; round += 1) {
      const before = counting.of(sound!);
      await loggedResult(service, sound!);
      await eventually('the other to be told', () => counting.of(sound!) > before);
    }
    stop();
    expect(counting.of(failing!)).toBeLessThan(counting.of(sound!));
  });
});
