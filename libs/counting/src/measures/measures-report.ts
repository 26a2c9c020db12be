import type { CountryCode } from '@entente/kernel';
import type { CountedMeasure } from './counted-measure.js';
import { groupsOf, type GroupKey } from '../groups.js';
import { DURATIONS, durationOf } from './duration.js';
import { conflictsOf, projectsOf, type Conflict, type Project } from './one-project.js';
import { rowsWithinReason } from '../most-rows.js';

export const MEASURE_DIMENSIONS = [
  'thirdCountry',
  'region',
  'theme',
  'reportingCountry',
  'status',
  'partnerType',
  'beneficiaryType',
  'duration',
] as const;
export type MeasureDimension = (typeof MEASURE_DIMENSIONS)[number];

/** Whether records of one project count one by one, or together as one. */
export const LINKINGS = ['each', 'once'] as const;
export type Linking = (typeof LINKINGS)[number];

export const REPORTERS = ['country', 'organisation'] as const;

export interface MeasuresQuery {
  readonly groupBy: readonly MeasureDimension[];
  readonly linked: Linking;
  readonly excludeReportingCountries: readonly CountryCode[];
  /** Only measures that a state reports, or only those that an organisation tells of its own. */
  readonly reportedBy?: (typeof REPORTERS)[number];
}

export interface MeasuresRow {
  readonly group: GroupKey<MeasureDimension>;
  readonly measures: number;
}

export interface MeasuresTable {
  readonly rows: readonly MeasuresRow[];
  /** Measures, or projects, counted in more than one row. */
  readonly inSeveralRows: number;
  readonly conflicts: readonly Conflict[];
}

/** How many measures each group has. One in two countries of a region is in that region once. */
export function measuresTable(measures: readonly CountedMeasure[], query: MeasuresQuery): MeasuresTable {
  // Who is not asked for may still tell that two others are one project.
  const linked = query.linked === 'once' ? projectsOf(measures) : measures.map((measure) => [measure]);
  const projects = linked
    .map((project) => project.filter((measure) => isAsked(measure, query)))
    .filter((project) => project.length > 0);
  const { groups, inSeveral } = groupsOf<MeasureDimension, Project>(projects, {
    dimensions: query.groupBy,
    valuesOf: (project, dimension) => project.flatMap((measure) => valuesOf(measure, dimension)),
    inOrder: { duration: DURATIONS },
  });
  return {
    rows: Array.from(rowsWithinReason(groups), ({ key, members }) => ({
      group: key,
      measures: members.length,
    })),
    inSeveralRows: inSeveral,
    conflicts: projects.flatMap(conflictsOf),
  };
}

function isAsked(
  { reportingCountry }: CountedMeasure,
  { excludeReportingCountries, reportedBy }: MeasuresQuery,
): boolean {
  if (reportedBy !== undefined && (reportedBy === 'country') !== (reportingCountry !== null)) return false;
  return reportingCountry === null || !excludeReportingCountries.includes(reportingCountry);
}

function valuesOf(measure: CountedMeasure, dimension: MeasureDimension): readonly string[] {
  switch (dimension) {
    case 'thirdCountry':
      return measure.thirdCountries;
    case 'region':
      return measure.regions;
    case 'theme':
      return measure.themes;
    case 'reportingCountry':
      return measure.reportingCountry === null ? [] : [measure.reportingCountry];
    case 'status':
      return measure.status === null ? [] : [measure.status];
    case 'partnerType':
      return measure.partnerTypes;
    case 'beneficiaryType':
      return measure.beneficiaryTypes;
    case 'duration': {
      const duration = durationOf(measure.period);
      return duration === null ? [] : [duration];
    }
  }
}
