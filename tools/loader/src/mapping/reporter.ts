import type { CountryCode } from '@entente/kernel';
import { Row } from './row.js';

/** Who states a list of figures: the operation as a whole, or one national entry. */
export interface Reporter {
  /** The operation's id in the file. */
  readonly operation: string;
  readonly path: 'operation' | number;
  readonly name: string;
  readonly country?: CountryCode;
  /** One region or force of the country, which never answers for the country. */
  readonly region?: string;
  readonly sourceUrl?: string;
  readonly notes: readonly string[];
}

/** A reporter with its rows, each still to be looked at. */
export interface ReportedRows {
  readonly reporter: Reporter;
  readonly rows: readonly unknown[];
  readonly unread: readonly string[];
}

/** @throws MalformedRow where the entry names no known country or has another shape. */
export function readNationalEntry(value: unknown, operation: string, path: number): ReportedRows {
  const entry = Row.of(value);
  const country = entry.country('country');
  const region = entry.optionalText('region');
  const sourceUrl = entry.optionalText('sourceUrl');
  const reporter: Reporter = {
    operation,
    path,
    name: nationalName(operation, region === undefined ? country : `${country} (${region})`),
    country,
    ...(region !== undefined && { region }),
    ...(sourceUrl !== undefined && { sourceUrl }),
    notes: entry.texts('notes'),
  };
  return { reporter, rows: entry.list('results'), unread: entry.unread() };
}

export function nationalName(operation: string, country: string): string {
  return `${operation}, ${country}`;
}
