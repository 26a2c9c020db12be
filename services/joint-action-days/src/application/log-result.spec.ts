import { describe, expect, it } from '@jest/globals';
import type { Written } from '@entente/kernel';
import { actor, country, day, DAY_ID, figure, result } from '../domain/builders.spec-support.js';
import { ReportedResult, type ReportedFigure, type ReportedResultState } from '../domain/reported-result.js';
import { InMemoryResults } from './in-memory.spec-support.js';
import { logResult } from './log-result.js';

const TEAM = actor('operational-team', { subject: 'team', country: country('FR') });
const NOW = new Date('2026-05-03T10:00:00.000Z');
const dutch = result({ id: 'dutch', country: country('NL') });
const first = result({ id: 'first' });
const retained = result({
  ...{ id: 'retained', value: 0, alternativeTo: first.id },
  retained: { at: '2026-05-02T10:00:00.000Z', reason: 'the register' },
});

/** Puts FR's figure where these results are version 1: a new one, unless a version is named. */
async function put(
  stored: readonly ReportedResultState[],
  given: Partial<ReportedFigure>,
  expectedVersion?: number,
): Promise<Written> {
  const results = new InMemoryResults();
  const command = { actor: TEAM, requestId: 'request', bodyHash: 'body' };
  for (const state of stored)
    await results.save(ReportedResult.restore(state), { kind: 'logged', fields: [] }, 0, command);
  return logResult(results, NOW, day(), {
    ...{ ...command, bodyHash: 'another body', id: first.id, jointActionDayId: DAY_ID },
    ...{ expectedVersion, figure: figure(given) },
  });
}

const linked = { alternativeTo: dutch.id };
const REFUSAL = { code: 'values-are-decided', faults: [{ pointer: '/alternativeTo' }] };

describe('logResult', () => {
  it('makes no second value of what a retained one hangs on, in however many steps', async () => {
    const between = result({ id: 'between', alternativeTo: first.id });
    const further = { ...retained, alternativeTo: between.id };
    for (const stored of [
      [dutch, first, retained],
      [dutch, first, between, further],
    ]) {
      await expect(put(stored, linked, 1)).rejects.toMatchObject(REFUSAL);
    }
  });

  it('makes none of what comes only after it was named and decided on', async () => {
    await expect(put([dutch, retained], linked)).rejects.toMatchObject(REFUSAL);
    expect(await put([dutch, retained], {})).toEqual({ outcome: 'created', version: 1 });
  });

  it('links freely where nothing is retained, or in another operation', async () => {
    const { retained: _decision, ...undecided } = retained;
    const others: readonly ReportedResultState[] = [
      undecided,
      { ...retained, status: 'withdrawn' },
      { ...retained, jointActionDayId: 'another' },
    ];
    for (const other of others) {
      expect(await put([dutch, first, other], linked, 1)).toEqual({ outcome: 'revised', version: 2 });
    }
  });

  it('leaves what was linked before as it is', async () => {
    const stored = [dutch, { ...first, ...linked }, retained];
    const revised = { outcome: 'revised', version: 2 };
    expect(await put(stored, { ...linked, value: 4 }, 1)).toEqual(revised);
    expect(await put(stored, { value: 4 }, 1)).toEqual(revised);
  });
});
