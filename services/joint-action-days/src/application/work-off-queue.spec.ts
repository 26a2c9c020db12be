import { describe, expect, it } from '@jest/globals';
import { settledBy, type AnsweredItem, type Queued } from '@entente/client';
import { countedResult, operationFigures, participantsOf, type TracedFigure } from '@entente/counting';
import { Clock, type Actor } from '@entente/kernel';
import fc from 'fast-check';
import { actor, country, day, DAY_ID, figure } from '../domain/builders.spec-support.js';
import type { QueuedChange, QueuedCommand } from '../domain/queued-command.js';
import type { ReportedFigure } from '../domain/reported-result.js';
import { changeResult, correction } from './change-result.js';
import { InMemoryResults, OneDay } from './in-memory.spec-support.js';
import type { QueueOutcome } from './queue-desk.js';
import { WorkOffQueue } from './work-off-queue.js';

const TEAM = actor('operational-team', { subject: 'team', country: country('FR') });
const COORDINATOR = actor('national-coordinator', { subject: 'coordinator', country: country('FR') });

/** A minute later with each request, so that what depends on when one arrives shows. */
class MovingClock extends Clock {
  private minute = 0;

  override now(): Date {
    this.minute += 1;
    return new Date(Date.UTC(2026, 3, 28, 10, this.minute));
  }
}

const uuid = (kind: number, number: number) =>
  `0192d1a0-0000-7000-8000-${String(kind * 100_000 + number).padStart(12, '0')}`;

/** What a person does with one result while the device has no connection. */
type Step =
  | { readonly kind: 'revise' | 'correct'; readonly value: number }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'bad' };

function changeOf(step: Step | undefined, result: number): QueuedChange {
  switch (step?.kind) {
    case undefined:
      return { kind: 'log', figure: given(result, result + 1) };
    case 'revise':
      return { kind: 'log', figure: given(result, step.value) };
    case 'correct':
      return { kind: 'correct', correction: { value: step.value }, reason: 'counted again' };
    case 'withdraw':
      return { kind: 'withdraw', reason: 'of another operation' };
    case 'bad':
      return { kind: 'log', figure: figure({ value: 0.5 }) };
  }
}

/** Arrests, and running totals of checks, the first of which is the newest. */
function given(result: number, value: number): ReportedFigure {
  if (result === 0) return figure({ value });
  const cutOff = { at: `2026-04-27T1${9 - result}:00:00.000Z` };
  return figure({ indicator: 'personsChecked', counting: 'running-total', value, cutOff });
}

/** The commands of one result, each decided on what the one before it makes. */
function chain(result: number, steps: readonly Step[]): readonly QueuedCommand[] {
  return [undefined, ...steps].map((step, index) => {
    const change = changeOf(step, result);
    const idempotencyKey = uuid(2, result * 100 + index);
    return {
      ...{ actor: TEAM, requestId: 'request', idempotencyKey, change },
      ...{ resultId: uuid(1, result), basedOn: index },
      bodyHash: JSON.stringify(change),
      ...(index > 0 && { after: uuid(2, result * 100 + index - 1) }),
    };
  });
}

const value = fc.integer({ min: 0, max: 20 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('revise' as const, 'correct' as const), value }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'withdraw' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'bad' as const }) },
);
const queue = fc
  .array(fc.array(step, { maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((results) => results.flatMap((steps, result) => chain(result, steps)));

/** A queue, and pieces of it as a bad connection delivers them: in any order, some of them twice, some never. */
const delivered = queue.chain((commands) =>
  fc.record({
    commands: fc.constant(commands),
    pieces: fc.array(fc.array(fc.constantFrom(...commands), { maxLength: 12 }), { maxLength: 6 }),
  }),
);

class Service {
  readonly results = new InMemoryResults();
  private readonly working = new WorkOffQueue(new OneDay(day()), this.results, new MovingClock());

  send(commands: readonly QueuedCommand[], as: Actor = TEAM): Promise<readonly QueueOutcome[]> {
    return this.working.execute(as, DAY_ID, commands);
  }

  /** As the device does it: sends what waits until nothing waits any more. */
  async sendAll(commands: readonly QueuedCommand[]): Promise<void> {
    let waiting = commands;
    for (let rounds = 0; waiting.length > 0; rounds += 1) {
      if (rounds > commands.length) throw new Error(`${waiting.length} commands are never settled`);
      const settled = settledBy(waiting.map(asQueued), (await this.send(waiting)).map(answered));
      const keys = new Set(settled.map(({ key }) => key));
      waiting = waiting.filter(({ idempotencyKey }) => !keys.has(idempotencyKey));
    }
  }

  stored(commands: readonly QueuedCommand[]): readonly unknown[] {
    return [...new Set(commands.map(({ resultId }) => resultId))].map((id) =>
      this.results
        .madeOf(id)
        .map(({ state: { loggedAt: _at, ...state }, command }) => [state, command.idempotencyKey]),
    );
  }

  /** What the results come to. */
  async figures(): Promise<readonly TracedFigure[]> {
    const results = await this.results.ofOperation(DAY_ID);
    return operationFigures(
      results.map((result) => countedResult(result, result.version)),
      participantsOf(day()),
    );
  }
}

const asQueued = ({ idempotencyKey, after, resultId, basedOn }: QueuedCommand): Queued => ({
  ...{ key: idempotencyKey, operation: DAY_ID, resultId, basedOn, kind: 'confirm' },
  ...(after !== undefined && { after }),
});
const answered = (outcome: QueueOutcome): AnsweredItem =>
  outcome.outcome === 'refused' ? { key: outcome.key, outcome: 'refused', again: outcome.again } : outcome;

describe('the queue of a device', () => {
  it('comes to one final state, however it is cut, turned around and repeated', async () => {
    await fc.assert(
      fc.asyncProperty(delivered, async ({ commands, pieces }) => {
        const calm = new Service();
        for (const command of commands) await calm.send([command]);
        const rough = new Service();
        for (const piece of pieces) await rough.send(piece);
        await rough.sendAll(commands);
        expect(rough.stored(commands)).toEqual(calm.stored(commands));
        expect(await rough.figures()).toEqual(await calm.figures());
        expect((await rough.send(commands)).map(({ outcome }) => outcome)).not.toContain('applied');
        expect(rough.stored(commands)).toEqual(calm.stored(commands));
      }),
    );
  });

  it('never changes a version that the device has not seen', async () => {
    await fc.assert(
      fc.asyncProperty(delivered, fc.infiniteStream(fc.nat(3)), async ({ commands, pieces }, luck) => {
        const service = new Service();
        for (const piece of pieces) {
          await service.send(piece);
          await somebodyElseCorrects(service, uuid(1, luck.next().value as number));
          await samePersonCorrects(service, uuid(1, luck.next().value as number));
        }
        await service.sendAll(commands);
        const byKey = new Map(commands.map((command) => [command.idempotencyKey, command]));
        for (const resultId of new Set(commands.map((command) => command.resultId))) {
          service.results.madeOf(resultId).forEach(({ command }, index, made) => {
            const own = byKey.get(command.idempotencyKey ?? '');
            if (!own) return;
            expect(own.basedOn).toBe(index);
            expect(own.after).toBe(made[index - 1]?.command.idempotencyKey);
          });
        }
      }),
    );
  });

  it('shows a conflict with what stands, and leaves it', async () => {
    const service = new Service();
    const [log, correct] = chain(1, [{ kind: 'correct', value: 9 }]) as [QueuedCommand, QueuedCommand];
    await service.send([log]);
    await somebodyElseCorrects(service, log.resultId);
    const [outcome] = await service.send([correct]);
    expect(outcome).toMatchObject({ outcome: 'conflict', theirs: { version: 2, value: 7 } });
    expect(service.results.madeOf(log.resultId)).toHaveLength(2);
  });

  it('takes no version for its own that the same person made elsewhere', async () => {
    const service = new Service();
    const [log, first, second] = chain(1, [
      { kind: 'correct', value: 6 },
      { kind: 'correct', value: 9 },
    ]) as [QueuedCommand, QueuedCommand, QueuedCommand];
    await service.send([log]);
    await samePersonCorrects(service, log.resultId);
    for (const command of [second, first]) {
      expect(await service.send([command])).toMatchObject([
        { outcome: 'conflict', theirs: { version: 2, value: 8 } },
      ]);
    }
    expect(service.results.madeOf(log.resultId)).toHaveLength(2);
  });

  it('says what to do with a command that came before the one that it follows', async () => {
    const service = new Service();
    const [log, correct] = chain(1, [{ kind: 'correct', value: 9 }]) as [QueuedCommand, QueuedCommand];
    expect(await service.send([correct])).toMatchObject([
      { outcome: 'refused', again: true, why: { code: 'earlier-command-missing' } },
    ]);
    expect((await service.send([correct, log])).map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
    ]);
  });

  it('gives up what follows a command that was refused', async () => {
    const [bad, correct] = chain(1, [{ kind: 'correct', value: 9 }]) as [QueuedCommand, QueuedCommand];
    const refused = { ...bad, change: { kind: 'log' as const, figure: figure({ country: country('NL') }) } };
    expect(await new Service().send([refused, correct])).toMatchObject([
      { outcome: 'refused', again: false, why: { code: 'not-yours' } },
      { outcome: 'refused', again: false, why: { code: 'earlier-command-failed' } },
    ]);
  });

  it('takes nothing that follows another command where there is nothing yet', async () => {
    const [log] = chain(1, []) as [QueuedCommand];
    for (const after of [log.idempotencyKey, uuid(2, 999)]) {
      expect(await new Service().send([{ ...log, after }])).toMatchObject([
        {
          ...{ outcome: 'refused', again: false },
          why: { code: 'invalid-field', faults: [{ pointer: '/after' }] },
        },
      ]);
    }
  });

  it('tells the version that a command made, whatever it is sent again on', async () => {
    const service = new Service();
    const [log, following] = chain(1, [{ kind: 'correct', value: 9 }]) as [QueuedCommand, QueuedCommand];
    const { after: _after, ...correct } = following;
    await service.send([log, correct]);
    const again = [log, correct].flatMap((command) =>
      [0, 1, 2, 77].map((basedOn) => ({ ...command, basedOn })),
    );
    const told = [1, 1, 1, 1, 2, 2, 2, 2].map((version) => ({ outcome: 'repeated', version }));
    const alone: QueueOutcome[] = [];
    for (const command of again) alone.push(...(await service.send([command])));
    expect(alone).toMatchObject(told);
    expect(await service.send(again)).toMatchObject(told);
    expect(service.results.madeOf(log.resultId)).toHaveLength(2);
  });

  it('refuses a key that came with another figure, and what it came with first goes on', async () => {
    const service = new Service();
    const [log, correct] = chain(1, [{ kind: 'correct', value: 9 }]) as [QueuedCommand, QueuedCommand];
    const change: QueuedChange = { kind: 'log', figure: given(1, 500) };
    const reused = { ...log, basedOn: 1, change, bodyHash: JSON.stringify(change) };
    expect(await service.send([log, reused, correct])).toMatchObject([
      { outcome: 'applied', version: 1 },
      { outcome: 'refused', again: false, why: { code: 'idempotency-key-reused' } },
      { outcome: 'applied', version: 2 },
    ]);
    expect(await service.send([reused])).toMatchObject([
      { outcome: 'refused', why: { code: 'idempotency-key-reused' } },
    ]);
    expect(service.results.madeOf(log.resultId)).toHaveLength(2);
  });

  it('takes one key for one result of a queue', async () => {
    const [log, correct] = chain(1, [{ kind: 'correct', value: 9 }]) as [QueuedCommand, QueuedCommand];
    const [first, second] = chain(2, [{ kind: 'correct', value: 9 }]) as [QueuedCommand, QueuedCommand];
    const other = { ...first, idempotencyKey: log.idempotencyKey };
    const follower = { ...second, after: log.idempotencyKey };
    expect(await new Service().send([log, other, correct, follower])).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'refused', again: false, why: { code: 'idempotency-key-reused' } },
      { outcome: 'applied' },
      { outcome: 'refused', again: false, why: { code: 'earlier-command-failed' } },
    ]);
  });

  it('takes nothing from nobody', async () => {
    expect(await new Service().send([])).toEqual([]);
  });
});

/** The national coordinator corrects to 7 whatever stands there. */
async function somebodyElseCorrects(service: Service, resultId: string): Promise<void> {
  const basedOn = service.results.madeOf(resultId).length;
  if (basedOn === 0) return;
  const change: QueuedChange = { kind: 'correct', correction: { value: 7 }, reason: 'the register says so' };
  const command = {
    ...{
      actor: COORDINATOR,
      requestId: 'request',
      bodyHash: JSON.stringify(change),
      change,
      resultId,
      basedOn,
    },
    idempotencyKey: uuid(3, basedOn),
  };
  await service.send([command], COORDINATOR);
}

/** At a desk, by the route for one result and without a key. */
async function samePersonCorrects(service: Service, id: string): Promise<void> {
  const made = service.results.madeOf(id);
  const last = made.at(-1);
  if (!last || last.state.status === 'withdrawn') return;
  const command = { actor: TEAM, requestId: 'request', bodyHash: 'at a desk', id };
  const counted = correction({ value: 8 }, 'counted at a desk');
  await changeResult(service.results, day(), { ...command, expectedVersion: made.length }, counted);
}
