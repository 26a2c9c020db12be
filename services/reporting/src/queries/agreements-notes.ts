import type { AgreementDimension, AgreementsQuery, AgreementsTable } from '@entente/counting';

/** What a reader must know to read the rows right. Only what applies to them is said. */
export function agreementsNotes(
  { rows, inSeveralRows, instrumentGroups: { groups, saying, announced } }: AgreementsTable,
  { groupBy }: Pick<AgreementsQuery, 'groupBy'>,
): readonly string[] {
  const silent = groupBy.filter((dimension) => rows.some(({ group }) => group[dimension] === null));
  return [
    groupBy.includes('party') &&
      `The groups are not additive: agreements that are counted in more than one of them: ${inSeveralRows}.`,
    ...silent.map((dimension) => `${dimension} null: ${NOT_SAID[dimension]}.`),
    rows.some(({ stated = 0 }) => stated > 0) &&
      'stated: those of the row whose state is in the word of whoever reported it, and does not follow from dates.',
    saying > 0 &&
      `Each group of instruments counts as one; ${saying} such ${saying === 1 ? 'group announces' : 'groups announce'} ${announced} instruments.`,
    groups > saying &&
      `Each group of instruments counts as one; of ${groups - saying} of them nobody says how many instruments they are.`,
  ].filter((note) => typeof note === 'string');
}

const NOT_SAID: Readonly<Record<AgreementDimension, string>> = {
  type: 'agreements of which no type is known',
  party: 'agreements of which no party is known',
  state: 'agreements of which neither dates nor anybody’s word tell a state on that day',
};
