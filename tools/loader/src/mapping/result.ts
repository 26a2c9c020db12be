import { isLocalDate } from '@entente/kernel';
import type { MappedResult, Offence, ResultBody } from '../bodies.js';
import { makeUpTheWhole, type Part } from './breakdown.js';
import type { Figure } from './figure.js';
import { resultId } from './ids.js';
import { optional } from './optional.js';
import type { Reporter } from './reporter.js';

/** How a figure hangs together with others: as a part, as a second value, or set aside. */
export type Links = Pick<ResultBody, 'breakdownOf' | 'breakdownLabel' | 'alternativeTo' | 'notCounted'>;

/** A scope that names an offence; any other stays a note. */
const OFFENCE_BY_SCOPE: Readonly<Record<string, Offence>> = {
  'trafficking suspects': 'trafficking',
  'other offences': 'other',
};

/** The figure itself, then its parts. */
export function mapResult(figure: Figure, reporter: Reporter, links: Links): readonly MappedResult[] {
  const shared = sharedFields(figure, reporter);
  const notes = notesOf(figure, reporter);
  const whole: ResultBody = {
    ...shared,
    value: figure.value,
    ...optional('wording', figure.wording),
    ...(makeUpTheWhole(figure.parts, figure.value) && { partsComplete: true }),
    ...links,
    ...(notes.length > 0 && { notes }),
  };
  return [
    { id: figure.id, name: figure.name, body: whole },
    ...figure.parts.map((part) => mapPart(part, figure, reporter, shared)),
  ];
}

type SharedFields = Omit<ResultBody, 'value'>;

/** What a figure and its parts have in common. */
function sharedFields(figure: Figure, reporter: Reporter): SharedFields {
  const url = figure.sourceUrl ?? reporter.sourceUrl;
  return {
    scope: reporter.country === undefined ? 'operation' : 'country',
    ...optional('country', reporter.country),
    indicator: figure.indicator,
    ...optional('unit', figure.unit),
    precision: figure.precision,
    ...(figure.indicator === 'victimsIdentified' && { identification: 'not-stated' }),
    ...optional('offence', offenceOf(figure)),
    ...(reporter.region !== undefined && { place: { region: reporter.region } }),
    ...(isLocalDate(figure.asOf) && { statedOn: figure.asOf }),
    ...(url !== undefined && { source: { url } }),
  };
}

function mapPart(part: Part, whole: Figure, reporter: Reporter, shared: SharedFields): MappedResult {
  return {
    id: resultId(reporter.operation, reporter.path, whole.index, part.label),
    name: `${whole.name}, of which ${part.label}`,
    body: {
      ...shared,
      ...(part.country !== undefined && { scope: 'country', country: part.country }),
      value: part.value,
      ...optional('offence', part.offence ?? shared.offence),
      ...optional('group', part.group),
      breakdownOf: whole.id,
      breakdownLabel: part.label,
    },
  };
}

function offenceOf({ scope }: Figure): Offence | undefined {
  return scope !== undefined && Object.hasOwn(OFFENCE_BY_SCOPE, scope) ? OFFENCE_BY_SCOPE[scope] : undefined;
}

function notesOf({ scope, asOf, note }: Figure, reporter: Reporter): readonly string[] {
  return [
    ...(scope === undefined ? [] : [`scope: ${scope}`]),
    ...(asOf === undefined || isLocalDate(asOf) ? [] : [`asOf: ${asOf}`]),
    ...(note === undefined ? [] : [note]),
    ...(reporter.country === undefined ? [] : reporter.notes),
  ];
}
