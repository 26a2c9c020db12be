import type { LocalDate, StateBasis } from '@entente/kernel';

/** The state of something on a day, as answers carry it. */
export interface StatusOnDay {
  readonly status: string | null;
  readonly statusBasis: StateBasis;
  readonly statusOn: LocalDate;
}

export function statusOnDay(
  { state, basis }: { readonly state: string | null; readonly basis: StateBasis },
  day: LocalDate,
): StatusOnDay {
  return { status: state, statusBasis: basis, statusOn: day };
}
