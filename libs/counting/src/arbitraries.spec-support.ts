import { OFFENCES, PRECISIONS, type CountryCode } from '@entente/kernel';
import fc, { type Arbitrary } from 'fast-check';
import { arrests, operation, participants, someOf } from './builders.spec-support.js';
import type { CountedResult } from './counted-result.js';
import type { Participants } from './participants.js';
import type { CountedOperation } from './report/counted-operation.js';

export const COUNTRIES = ['NL', 'FR', 'BE'] as readonly string[] as readonly CountryCode[];
const IDS = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8'];

const group = fc.record(
  { sex: fc.constantFrom('female', 'male'), ageGroup: fc.constantFrom('minor', 'adult') },
  { requiredKeys: [] },
);

const rarely = fc.integer({ min: 0, max: 7 }).map((chance) => chance === 0);

/** One version of a result, of any kind that a history may hold. */
export const anyResult: Arbitrary<CountedResult> = fc
  .record(
    {
      id: fc.constantFrom(...IDS),
      country: fc.constantFrom(...COUNTRIES),
      reportingService: fc.constantFrom('police', 'tax'),
      value: fc.integer({ min: 0, max: 100_000 }).map((hundredths) => hundredths / 100),
      precision: fc.constantFrom(...PRECISIONS),
      counting: fc.constantFrom('increment' as const, 'running-total' as const),
      offence: fc.constantFrom(...OFFENCES),
      group,
      partsComplete: fc.boolean(),
      breakdownOf: fc.constantFrom(...IDS),
      withdrawn: rarely,
      notCounted: rarely,
      provisional: fc.boolean(),
      statedAt: fc.constantFrom('2026-04-20', '2026-04-21', '2026-04-21T10:00:00Z'),
    },
    { requiredKeys: ['id', 'value', 'precision', 'counting', 'offence', 'withdrawn', 'statedAt'] },
  )
  .map((given) => arrests(given));

/** Every version of up to eight results, each version once. */
export const anyHistory: Arbitrary<readonly CountedResult[]> = fc
  .array(anyResult, { maxLength: 16 })
  .map((results) =>
    [...Map.groupBy(results, ({ id }) => id).values()].flatMap((ofOne) =>
      ofOne.map((result, index) => ({ ...result, version: index + 1 })),
    ),
  );

const naming = fc.record(
  {
    alternativeTo: fc.constantFrom(...IDS),
    retainedAt: fc.constantFrom('2026-05-01T10:00:00.000Z', '2026-05-02T10:00:00.000Z'),
  },
  { requiredKeys: [] },
);

/** The same, with second values among them, chains and circles too, some of which were retained. */
export const anyHistoryOfValues: Arbitrary<readonly CountedResult[]> = fc
  .tuple(anyHistory, fc.array(naming, { minLength: 16, maxLength: 16 }))
  .map(([history, namings]) => history.map((result, index) => ({ ...result, ...namings[index] })));

export const anyParticipants: Arbitrary<Participants> = fc.oneof(
  fc.subarray([...COUNTRIES]).map((countries) => participants(...countries)),
  fc.integer({ min: 1, max: 4 }).map((total) => someOf(total, 'NL')),
);

/** Up to five operations of few years; `nested` puts some of them into one another, circles included. */
export function anyOperations(nested: boolean): Arbitrary<readonly CountedOperation[]> {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const above = nested ? fc.constantFrom(undefined, undefined, undefined, ...ids) : fc.constant(undefined);
  const given = fc.tuple(fc.constantFrom(2025, 2026, null), anyHistory, anyParticipants, above);
  return fc.tuple(...ids.map(() => given)).map((all) =>
    all.map(([year, results, taking, nestedIn], index) =>
      operation(ids[index] ?? '', results, {
        ...{ year, month: year && `${year}-04`, participants: taking, nestedIn },
        mayOverlapWith: [{ id: 'a', certainty: 'possible' }],
      }),
    ),
  );
}
