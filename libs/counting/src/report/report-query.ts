import { GROUP_DIMENSIONS, type CountryCode } from '@entente/kernel';

export const OPERATION_DIMENSIONS = ['year', 'month', 'country', 'operation'] as const;
export const REPORT_DIMENSIONS = [...OPERATION_DIMENSIONS, 'offence', ...GROUP_DIMENSIONS] as const;
export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];

export interface AskedIndicator {
  readonly indicator: string;
  /** null where nobody ever reported it, so that its unit is unknown. */
  readonly unit: string | null;
}

export interface ReportQuery {
  readonly groupBy: readonly ReportDimension[];
  /** The rows of every group, in this order, whether or not anybody reports them. */
  readonly indicators: readonly AskedIndicator[];
  /** Restricts a report to these countries' own shares. */
  readonly countries?: readonly CountryCode[];
}

export type ReportGroup = Readonly<Partial<Record<ReportDimension, string | number | null>>>;

/** Ascending by each dimension; what is not known comes last. */
export function compareGroups(
  left: ReportGroup,
  right: ReportGroup,
  dimensions: readonly ReportDimension[],
): number {
  for (const dimension of dimensions) {
    const [a, b] = [left[dimension] ?? null, right[dimension] ?? null];
    if (a === b) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -1 : 1;
  }
  return 0;
}
