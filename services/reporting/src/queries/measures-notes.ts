import type {
  Conflict,
  CountedMeasure,
  MeasureDimension,
  MeasuresQuery,
  MeasuresTable,
  Project,
} from '@entente/counting';

/** Dimensions of which a measure may have several values. */
const OF_SEVERAL_VALUES: ReadonlySet<MeasureDimension> = new Set<MeasureDimension>([
  'thirdCountry',
  'region',
  'theme',
  'partnerType',
  'beneficiaryType',
]);
const MOST_CONFLICTS = 50;
const MOST_TELLERS = 10;

/** What a reader must know to read the rows right. Only what applies to them is said. */
export function measuresNotes(
  { rows, inSeveralRows, conflicts }: MeasuresTable,
  { groupBy, linked, reportedBy, excludeReportingCountries: leftOut }: MeasuresQuery,
): readonly string[] {
  const severalValues = inSeveralRows > 0 || groupBy.some((dimension) => OF_SEVERAL_VALUES.has(dimension));
  const silent = groupBy.filter((dimension) => rows.some(({ group }) => group[dimension] === null));
  return [
    reportedBy !== undefined && ONLY[reportedBy],
    leftOut.length > 0 && `Left out: what these states report: ${leftOut.join(', ')}.`,
    severalValues &&
      `The groups are not additive: ${counted(inSeveralRows, linked === 'once' ? 'project' : 'measure')} in more than one of them.`,
    ...silent.map((dimension) => `${dimension} null: ${NOT_SAID[dimension]}.`),
    linked === 'each' && 'One project that two states tell counts twice; linked=once counts it once.',
    linked === 'once' && 'Records of one project count as one, in every group that one of them is in.',
    ...conflictNotes(conflicts),
  ].filter((note) => typeof note === 'string');
}

const ONLY = {
  country: 'Only measures that a state reports.',
  organisation: 'Only measures that an organisation tells of its own.',
};

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

/** The first of them; the others are only counted. */
function conflictNotes(conflicts: readonly Conflict[]): readonly string[] {
  const projects = [...Map.groupBy(conflicts, ({ project }) => project)];
  const more = projects.length - MOST_CONFLICTS;
  return [
    ...projects.slice(0, MOST_CONFLICTS).map(([project, differing]) => conflictNote(project, differing)),
    ...(more > 0 ? [`${more} more projects of which the records differ.`] : []),
  ];
}

function conflictNote(project: Project, conflicts: readonly Conflict[]): string {
  const titles = [...new Set(project.map(({ title, id }) => title ?? id))]
    .slice(0, 2)
    .map((title) => `“${title}”`);
  const differing = conflicts.map(({ field, said }) => {
    const values = said.map(({ measure, value }) => `${value} (${tellerOf(measure)})`);
    const more = values.length - MOST_TELLERS;
    return `${field} ${values.slice(0, MOST_TELLERS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  });
  return `One project, ${titles.join(' and ')}: ${differing.join('; ')}.`;
}

function counted(number: number, thing: string): string {
  return number === 1 ? `1 ${thing} is counted` : `${number} ${thing}s are counted`;
}

function tellerOf({ reportingCountry, id }: CountedMeasure): string {
  return reportingCountry ?? id;
}
