import type {
  Conflict,
  CountedMeasure,
  MeasureDimension,
  MeasuresQuery,
  MeasuresTable,
  Project,
} from '@entente/counting';

/** Dimensions of which a measure may have several values. */
const OF_SEVERAL_VALUES: ReadonlySet<MeasureDimension> = new Set([
  ...(['thirdCountry', 'region', 'theme', 'partnerType', 'beneficiaryType'] as const),
]);

/** What a reader must know to read the rows right. Only what applies to them is said. */
export function measuresNotes(
  { rows, inSeveralRows, conflicts }: MeasuresTable,
  { groupBy, linked }: MeasuresQuery,
): readonly string[] {
  const severalValues = inSeveralRows > 0 || groupBy.some((dimension) => OF_SEVERAL_VALUES.has(dimension));
  const silent = groupBy.filter((dimension) => rows.some(({ group }) => group[dimension] === null));
  return [
    severalValues &&
      `The groups are not additive: ${counted(inSeveralRows, linked === 'once' ? 'project' : 'measure')} in more than one of them.`,
    ...silent.map((dimension) => `${dimension} null: ${NOT_SAID[dimension]}.`),
    linked === 'each' && 'One project that two states tell counts twice; linked=once counts it once.',
    linked === 'once' && 'Records of one project count as one, in every group that one of them is in.',
    ...[...Map.groupBy(conflicts, ({ project }) => project)].map(([project, differing]) =>
      conflictNote(project, differing),
    ),
  ].filter((note) => typeof note === 'string');
}

const NOT_SAID: Readonly<Record<MeasureDimension, string>> = {
  thirdCountry: 'measures that name no third country',
  region: 'measures that name no region, and no country that lies in one',
  theme: 'measures of which no theme is known',
  reportingCountry: 'measures that an organisation tells of its own',
  status: 'measures of which no state is known',
  partnerType: 'measures of whose partners no type is known',
  beneficiaryType: 'measures of whose beneficiaries no type is known',
  duration: 'measures whose start or end is not known or open',
};

function conflictNote(project: Project, conflicts: readonly Conflict[]): string {
  const titles = [...new Set(project.map(({ title, id }) => title ?? id))].map((title) => `“${title}”`);
  const differing = conflicts.map(({ field, said }) => {
    const values = said.map(({ measure, value }) => `${value} (${tellerOf(measure)})`);
    return `${field} ${values.join(', ')}`;
  });
  return `One project, ${titles.join(' and ')}: ${differing.join('; ')}.`;
}

function counted(number: number, thing: string): string {
  return number === 1 ? `1 ${thing} is counted` : `${number} ${thing}s are counted`;
}

function tellerOf({ reportingCountry, id }: CountedMeasure): string {
  return reportingCountry ?? id;
}
