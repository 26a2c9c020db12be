import { indicatorOf, isCurrency } from '@entente/kernel';
import type { Happening, ToldActor, ToldFigure, ToldOverlap } from './operation-history.js';
import { toldOfOperation } from './told-operation.js';

/** One change in a sentence: "NL corrected persons arrested from 12 to 11: counted twice". */
export function told(happening: Happening): string {
  const { by, why, figure } = happening;
  const what = figure ? ofResult(happening, figure) : ofOperation(happening);
  return `${whoOf(by)} ${what}${why === undefined ? '' : `: ${why}`}`;
}

const RESULT_VERBS: Readonly<Record<string, string>> = {
  withdrawn: 'withdrew',
  'overlap-answered': 'answered for an overlap of',
  'overlap-undone': 'took back the answers on an overlap of',
};

/** What may change more than a value: then it is said what. */
const CHANGING: readonly string[] = ['revised', 'corrected'];

function ofOperation(happening: Happening): string {
  const { kind, fields } = happening;
  if (kind === 'revised') return `revised the plan${listed(fields)}`;
  return toldOfOperation(happening);
}

function ofResult({ kind, by, before, fields, overlap }: Happening, figure: ToldFigure): string {
  if (overlap) return ofOverlap(overlap, figure);
  const verb = `${RESULT_VERBS[kind] ?? kind} ${totalOf(figure)}`;
  const what = `${nameOf(figure)}${whoseOf(figure, by)}${kind === 'retained' ? '' : besideWhat(figure)}`;
  const value = inWords(figure, figure.unit);
  const earlier = before && inWords(before, figure.unit);
  if (earlier !== undefined && earlier !== value) return `${verb}${what} from ${earlier} to ${value}`;
  return `${verb}${value} ${what}${CHANGING.includes(kind) ? listed(fields) : ''}`;
}

function ofOverlap({ answer, with: other }: ToldOverlap, figure: ToldFigure): string {
  const [one, another] = [inPair(figure), other ? inPair(other) : 'a result of another operation'];
  if (answer === undefined) return `took back the answers on whether ${one} are the same as ${another}`;
  return `answered that ${one} are ${answer === 'same' ? '' : 'not '}the same as ${another}`;
}

/** Whose it is, is said of both, whoever answers. */
function inPair(figure: ToldFigure): string {
  const value = inWords(figure, figure.unit);
  return `${totalOf(figure)}${value} ${nameOf(figure)}${whoseOf(figure, { roles: [] })}`;
}

/** A report that replaces the one before must not read like an addition to it. */
function totalOf({ counting }: ToldFigure): string {
  return counting === 'running-total' ? 'a running total of ' : '';
}

/** What does not come on top of the figure that it belongs to says so. */
function besideWhat({ alternativeTo, breakdownOf, breakdownLabel }: ToldFigure): string {
  if (alternativeTo !== undefined) return ' as a second value';
  if (breakdownOf === undefined) return '';
  return ` as a part of another figure${breakdownLabel === undefined ? '' : ` (${breakdownLabel})`}`;
}

/** A country or body; a role where the token named neither. */
function whoOf({ country, organisation, roles }: ToldActor): string {
  const role: string = roles[0] ?? 'person';
  return country ?? organisation ?? `${/^[aeiou]/.test(role) ? 'An' : 'A'} ${inSpaces(role)}`;
}

/** Whose figure it is, where that is not who did it. What a body counted itself is not of the whole. */
function whoseOf({ country, reportingService, notCounted }: ToldFigure, by: ToldActor): string {
  const service = reportingService === undefined ? '' : ` (${reportingService})`;
  if (country !== undefined) return country === by.country ? service : ` of ${country}${service}`;
  if (reportingService === undefined || !notCounted) return ` of the whole operation${service}`;
  return reportingService === whoOf(by) ? ' of its own' : ` of ${reportingService}`;
}

function nameOf({ indicator }: ToldFigure): string {
  return indicatorOf(indicator)?.label.en ?? indicator;
}

function inWords({ value, precision }: Pick<ToldFigure, 'value' | 'precision'>, unit: string): string {
  const number = isCurrency(unit) ? `${unit} ${value}` : String(value);
  return precision === 'exact' ? number : `${inSpaces(precision)} ${number}`;
}

/** `leadCountry` as people write it. */
function listed(fields: readonly string[]): string {
  const words = fields.map((field) => field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`));
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function inSpaces(code: string): string {
  return code.replaceAll('-', ' ');
}
