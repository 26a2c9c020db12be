import { describe, expect, it } from '@jest/globals';
import type { Overlap } from '../domain/overlap.js';
import { country, DAY_ID, result } from '../domain/builders.spec-support.js';
import { ReportedResult, type ReportedResultState } from '../domain/reported-result.js';
import { InMemoryResults } from './in-memory.spec-support.js';
import { mustStillCount } from './must-still-count.js';

const OTHER_DAY = '0192d1a0-0000-7000-8000-000000000009';
const counting = result({ id: 'counting' });

/** A store in which a result of this operation was compared with the one that counts. */
async function withBehind(
  jointActionDayId: string,
  status: Overlap['status'],
  given: Partial<ReportedResultState> = {},
): Promise<InMemoryResults> {
  const results = new InMemoryResults();
  const overlaps = [{ with: { id: counting.id, jointActionDayId: DAY_ID }, status, answers: [] }];
  const behind = ReportedResult.restore(result({ id: 'behind', jointActionDayId, overlaps, ...given }));
  const command = { actor: { subject: 'somebody', roles: [] }, bodyHash: 'body', requestId: 'request' };
  await results.save(behind, { kind: 'overlap-answered', fields: [] }, 0, command);
  return results;
}

const changes: readonly (readonly [string, Partial<ReportedResultState>])[] = [
  ['a withdrawal', { status: 'withdrawn' }],
  ['setting aside', { notCounted: { reason: 'another phase' } }],
  ['another indicator', { indicator: 'personsChecked' }],
  ['another offence', { offence: 'smuggling' }],
  ['another group', { group: { sex: 'female' } }],
  ['another country', { country: country('NL') }],
  ['a region', { place: { country: country('FR'), region: 'Bretagne' } }],
  ['becoming a part', { breakdownOf: 'whole' }],
  ['becoming a second value', { alternativeTo: 'first' }],
];

describe('mustStillCount', () => {
  it.each(changes)('refuses %s of what counts for a result of another operation', async (_, given) => {
    const results = await withBehind(OTHER_DAY, 'confirmed');
    await expect(mustStillCount(results, counting, { ...counting, ...given })).rejects.toMatchObject({
      code: 'counts-for-another',
    });
  });

  it('lets its value and its circumstances change', async () => {
    const results = await withBehind(OTHER_DAY, 'confirmed');
    const changed = { ...counting, value: 9, status: 'confirmed' as const, notes: ['counted again'] };
    await expect(mustStillCount(results, counting, changed)).resolves.toBeUndefined();
  });

  it('says nothing within one operation, nor where nothing is confirmed, nor of what was withdrawn', async () => {
    const gone = { ...counting, status: 'withdrawn' as const };
    for (const results of [
      await withBehind(DAY_ID, 'confirmed'),
      await withBehind(OTHER_DAY, 'refused'),
      await withBehind(OTHER_DAY, 'confirmed', { status: 'withdrawn' }),
      new InMemoryResults(),
    ]) {
      await expect(mustStillCount(results, counting, gone)).resolves.toBeUndefined();
    }
  });
});
