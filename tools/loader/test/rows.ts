import type { MappedOperation, MappedResult } from '../src/bodies.js';
import { resultId } from '../src/mapping/ids.js';

/** A row of the file or of the commands, flattened so that both can be compared field by field. */
export type FlatRow = Readonly<Record<string, unknown>>;
type Json = Readonly<Record<string, unknown>>;

/** The rows of the file: what is null, empty or absent alike is left out, what is inherited is written out. */
export function rowsOfFile(operations: readonly Json[]): FlatRow[] {
  return operations.flatMap((operation) => {
    const { results, nationalResults, participatingCountries, leadCountry, coLeads, ...fields } = operation;
    const entries = list(nationalResults);
    const silent = entries.filter((entry) => list(entry['results']).length === 0);
    const { dateNote, notes, sourceUrl, sourceType, otherSources, ...rest } = fields;
    const flat = {
      ...rest,
      ...{ leadCountry, coLeads },
      participants: [
        ...new Set(
          [participatingCountries, leadCountry, coLeads, entries.map(({ country }) => country)].flat(),
        ),
      ].filter((country) => country !== null),
      sources: [
        { url: sourceUrl, kind: sourceType },
        ...[...list(otherSources), ...silent.map((entry) => entry['sourceUrl'])].map((url) => ({ url })),
      ],
      notes: [
        ...[dateNote ?? []].flat(),
        ...list(notes),
        ...silent.flatMap((entry) => list(entry['notes']).map((note) => [entry['country'], note].join(': '))),
      ],
    };
    const of = (rows: Json[], at: string, whole: Json, entryNotes: Json[]): FlatRow[] =>
      rows.map(({ note, ...row }, index) => ({
        ...{ operation: operation['id'], at, index },
        ...{ country: whole['country'], region: whole['region'], sourceUrl: whole['sourceUrl'] },
        ...row,
        notes: [...[note ?? []].flat(), ...entryNotes],
      }));
    return [
      flat,
      ...of(list(results), 'operation', { sourceUrl }, []),
      ...entries.flatMap((entry, index) =>
        of(list(entry['results']), String(index), entry, list(entry['notes'])),
      ),
    ].map(known);
  });
}

/** The same rows, written again from nothing but the commands. */
export function rowsOfCommands(operations: readonly MappedOperation[]): FlatRow[] {
  const names = new Map(operations.map(({ id, name }) => [id, name]));
  return operations.flatMap(({ name, body, results }) => {
    const { nestedIn, mayOverlapWith, period, participantCounts, crimeAreas, ...rest } = body;
    const { listComplete: _listComplete, status: _status, coLeadCountries, participants, ...fields } = rest;
    const operation = {
      ...fields,
      id: name,
      kind: snake(body.kind),
      crimeArea: crimeAreas.length === 2 ? 'both' : snake(crimeAreas[0] ?? ''),
      exploitationForms: body.exploitationForms.map(snake),
      ...{ start: period.startsOn, end: period.endsOn, year: period.year },
      coLeads: coLeadCountries,
      participants: participants.map(({ country }) => country),
      participatingCounts: participantCounts,
      countedIn: nestedIn && names.get(nestedIn),
      overlapsWith: mayOverlapWith.map((overlap) => ({ ...overlap, id: names.get(overlap.id) })),
      sources: body.sources.map(({ url, kind }) => ({ url, kind: kind && snake(kind) })),
    };
    return [operation, ...reportersOf(name, results)].map(known);
  });
}

function reportersOf(operation: string, results: readonly MappedResult[]): FlatRow[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  const paths = ['operation' as const, ...Array.from({ length: 10 }, (_, index) => index)];
  return paths.flatMap((path) =>
    Array.from({ length: 40 }, (_, index) => index).flatMap((index) => {
      const whole = byId.get(resultId(operation, path, index));
      if (!whole) return [];
      const parts = results.filter(
        ({ id, body }) =>
          body.breakdownOf === whole.id && id === resultId(operation, path, index, body.breakdownLabel),
      );
      return [{ ...{ operation, at: String(path), index }, ...figureRow(whole, parts) }];
    }),
  );
}

function figureRow({ body }: MappedResult, parts: readonly MappedResult[]): FlatRow {
  const prefixed = (prefix: string): string | undefined =>
    body.notes?.find((note) => note.startsWith(prefix))?.slice(prefix.length);
  return {
    indicator: indicatorInFile(body.indicator, body.unit),
    value: body.value,
    qualifier: body.precision === 'about' ? 'approx' : snake(body.precision),
    reportedTerm: body.wording,
    scope: prefixed('scope: '),
    asOf: body.statedOn ?? prefixed('asOf: '),
    ...{ country: body.country, region: body.place?.region, sourceUrl: body.source?.url },
    alternative: body.alternativeTo === undefined ? undefined : true,
    inTotals: body.notCounted && body.notCounted.reason !== 'one region or force' ? false : undefined,
    breakdown: Object.fromEntries(parts.map((part) => [part.body.breakdownLabel, part.body.value])),
    notes: body.notes?.filter((note) => !note.startsWith('scope: ') && !note.startsWith('asOf: ')),
  };
}

function indicatorInFile(indicator: string, unit: string | undefined): string {
  if (indicator === 'personsArrested') return 'arrests';
  if (indicator === 'investigationsOpened') return 'new_investigations';
  const name = indicator.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return unit === undefined || unit === 'count' ? name : `${name}_${unit.toLowerCase()}`;
}

function known(row: object): FlatRow {
  return Object.fromEntries(
    Object.entries(row)
      .map(([field, value]) => [field, isRecord(value) ? known(value) : value] as const)
      .filter(([, value]) => !isEmpty(value)),
  );
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function list(value: unknown): Json[] {
  return (value ?? []) as Json[];
}

function snake(code: string): string {
  return code.replaceAll('-', '_');
}
