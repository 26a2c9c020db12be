import { OPERATION_KINDS, type CountryCode } from '@entente/kernel';
import type { OperationBody } from '../bodies.js';
import { publishedId } from './ids.js';
import { optional } from './optional.js';
import type { Reporter } from './reporter.js';
import { MalformedRow, Row } from './row.js';

const KINDS: ReadonlySet<string> = new Set(OPERATION_KINDS);

/** The operation's command. `nations` are the national entries: they take part, with or without figures. */
export function mapOperation(row: Row, nations: readonly NationalEntry[]): OperationBody {
  const kind = kebabCase(row.text('kind'));
  if (!KINDS.has(kind)) throw new MalformedRow(`is of the unknown kind "${kind}"`);
  const leadCountry = row.optionalCountry('leadCountry');
  const coLeadCountries = row.countries('coLeads');
  const participants = countriesOnce([
    ...row.countries('participatingCountries'),
    ...(leadCountry === undefined ? [] : [leadCountry]),
    ...coLeadCountries,
    ...nations.flatMap(({ reporter }) => reporter.country ?? []),
  ]);
  const counts = participantCounts(row.optionalRow('participatingCounts'));
  const silent = nations.filter(({ rows }) => rows.length === 0).map(({ reporter }) => reporter);
  return {
    name: row.text('name'),
    kind,
    crimeAreas: crimeAreasOf(row.optionalText('crimeArea')),
    exploitationForms: row.texts('exploitationForms').map(kebabCase),
    ...optional('ageFocus', row.optionalText('ageFocus')),
    period: {
      ...optional('startsOn', row.optionalText('start')),
      ...optional('endsOn', row.optionalText('end')),
      ...optional('year', row.optionalCount('year')),
    },
    ...optional('leadCountry', leadCountry),
    coLeadCountries,
    coordinators: row.texts('coordinators'),
    participants: participants.map((country) => ({ country })),
    listComplete: participants.length === counts?.total,
    ...optional('participantCounts', counts),
    ...nestingOf(row.optionalText('countedIn')),
    mayOverlapWith: row.list('overlapsWith').map(overlapOf),
    sources: sourcesOf(row, silent),
    notes: notesOf(row, silent),
    status: 'closed',
  };
}

interface NationalEntry {
  readonly reporter: Reporter;
  readonly rows: readonly unknown[];
}

function crimeAreasOf(area: string | undefined): readonly string[] {
  if (area === undefined) return [];
  return area === 'both' ? ['thb', 'migrant-smuggling'] : [kebabCase(area)];
}

function participantCounts(row: Row | undefined): OperationBody['participantCounts'] {
  if (!row) return undefined;
  const counts = {
    ...optional('eu', row.optionalCount('eu')),
    ...optional('nonEu', row.optionalCount('nonEu')),
    ...optional('total', row.optionalCount('total')),
  };
  return Object.keys(counts).length > 0 ? counts : undefined;
}

function nestingOf(umbrella: string | undefined): Pick<OperationBody, 'nestedIn'> {
  return umbrella === undefined ? {} : { nestedIn: publishedId(umbrella) };
}

function overlapOf(value: unknown): OperationBody['mayOverlapWith'][number] {
  const row = Row.of(value);
  return {
    id: publishedId(row.text('id')),
    certainty: kebabCase(row.text('certainty')),
    why: row.text('why'),
  };
}

/** The page of the release with its kind, then the others; a nation without figures has only this place. */
function sourcesOf(row: Row, silent: readonly Reporter[]): OperationBody['sources'] {
  const kind = row.optionalText('sourceType');
  const main = row.optionalText('sourceUrl');
  return [
    ...(main === undefined ? [] : [{ url: main, ...(kind !== undefined && { kind: kebabCase(kind) }) }]),
    ...row.texts('otherSources').map((url) => ({ url })),
    ...silent.flatMap(({ sourceUrl }) => (sourceUrl === undefined ? [] : [{ url: sourceUrl }])),
  ];
}

function notesOf(row: Row, silent: readonly Reporter[]): readonly string[] {
  const dateNote = row.optionalText('dateNote');
  return [
    ...(dateNote === undefined ? [] : [dateNote]),
    ...row.texts('notes'),
    ...silent.flatMap(({ country, notes }) => notes.map((note) => `${country}: ${note}`)),
  ];
}

function countriesOnce(countries: readonly CountryCode[]): readonly CountryCode[] {
  return [...new Set(countries)];
}

function kebabCase(code: string): string {
  return code.replaceAll('_', '-');
}
