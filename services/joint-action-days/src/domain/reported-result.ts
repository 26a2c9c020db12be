import { groupId, type Standing } from '@entente/counting';
import {
  changedFields,
  CURRENCY,
  indicatorOf,
  InvalidField,
  isAmount,
  isCurrency,
  type CountryCode,
  type Group,
  type LocalDate,
  type Offence,
  type Precision,
} from '@entente/kernel';
import { checkAttributions, type Attribution } from './attribution.js';
import type { Source } from './joint-action-day.js';
import {
  withAnswer,
  withoutAnswers,
  type NamedResult,
  type Overlap,
  type OverlapAnswering,
} from './overlap.js';
import {
  AlreadyRetained,
  ConfirmerLoggedIt,
  ResultIsConfirmed,
  ResultIsSetAside,
  ResultIsWithdrawn,
} from './reported-result.errors.js';
import type { ReportedResultEvent } from './reported-result.events.js';

/** One figure as its reporter gives it. The unit is the catalogue's, or its own for a free indicator. */
export interface ReportedFigure {
  readonly scope: 'country' | 'operation';
  readonly country?: CountryCode;
  readonly reportingService?: string;
  readonly indicator: string;
  readonly unit: string;
  readonly value: number;
  readonly precision: Precision;
  readonly counting: 'increment' | 'running-total';
  readonly wording?: string;
  readonly identification?: 'formal' | 'not-stated';
  readonly offence: Offence;
  readonly group?: Group;
  readonly breakdownOf?: string;
  readonly breakdownLabel?: string;
  readonly partsComplete?: boolean;
  readonly alternativeTo?: string;
  readonly notCounted?: { readonly reason: string };
  readonly cutOff?: { readonly at?: string; readonly participantsCovered?: number };
  readonly phase?: 'during' | 'before' | 'after';
  readonly day?: LocalDate;
  readonly place?: { readonly country?: CountryCode; readonly region?: string };
  readonly statedOn?: LocalDate;
  readonly source?: Source;
  readonly handling?: { readonly codes: readonly string[]; readonly text?: string };
  readonly attributions?: readonly Attribution[];
  readonly notes: readonly string[];
}

/** Somebody decided that this value stands for all of the same thing; of several such decisions the newest counts. */
export interface Retained {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly reason: string;
}

export interface ReportedResultState extends ReportedFigure {
  readonly id: string;
  readonly jointActionDayId: string;
  readonly retained?: Retained;
  /** What was said of this result and others that may be the same, of each once. */
  readonly overlaps?: readonly Overlap[];
  readonly status: 'provisional' | 'confirmed' | 'withdrawn';
  readonly lateReturn: boolean;
  /** UTC, ISO 8601. */
  readonly loggedAt: string;
  /** The subject whose value stands: somebody else confirms it. Never published. */
  readonly loggedBy: string;
}

export interface Logging {
  readonly id: string;
  readonly jointActionDayId: string;
  readonly lateReturn: boolean;
  readonly loggedAt: string;
  readonly loggedBy: string;
}

/** What a correction may change: what was counted stays what it is, its value and circumstances may not. */
export type Correction = Partial<
  Pick<
    ReportedFigure,
    | 'precision'
    | 'wording'
    | 'identification'
    | 'cutOff'
    | 'phase'
    | 'day'
    | 'place'
    | 'statedOn'
    | 'source'
    | 'handling'
    | 'attributions'
    | 'notes'
  >
> &
  Pick<ReportedFigure, 'value'>;

/** One figure, from one reporter: provisional until a national coordinator confirms it. */
export class ReportedResult {
  private constructor(private state: ReportedResultState) {}

  static restore(state: ReportedResultState): ReportedResult {
    return new ReportedResult(state);
  }

  static log(figure: ReportedFigure, logging: Logging): [ReportedResult, ReportedResultEvent] {
    checkFigure(logging.id, figure);
    const state: ReportedResultState = { ...figure, ...logging, status: 'provisional' };
    return [new ReportedResult(state), { kind: 'logged', fields: publicFields({}, state) }];
  }

  /** Replaces a figure nobody has confirmed yet. A confirmed one is corrected, with a reason. */
  revise(figure: ReportedFigure, by: string): ReportedResultEvent {
    this.mustStand();
    if (this.state.status === 'confirmed') throw new ResultIsConfirmed(this.state.id);
    checkFigure(this.state.id, figure);
    const { id, jointActionDayId, lateReturn, loggedAt } = this.state;
    const kept = { id, jointActionDayId, lateReturn, loggedAt, ...this.decisionsFor(figure) };
    return this.become({ ...figure, ...kept, loggedBy: by, status: 'provisional' }, { kind: 'revised' });
  }

  confirm(by: string): ReportedResultEvent {
    this.mustStand();
    if (this.state.status === 'confirmed') throw new ResultIsConfirmed(this.state.id);
    if (this.state.loggedBy === by) throw new ConfirmerLoggedIt(this.state.id);
    return this.become({ ...this.state, status: 'confirmed' }, { kind: 'confirmed' });
  }

  /** The corrected value is somebody's again: it waits for a confirmation like the first one. */
  correct(correction: Correction, reason: string, by: string): ReportedResultEvent {
    this.mustStand();
    const next: ReportedResultState = { ...this.state, ...correction, loggedBy: by, status: 'provisional' };
    checkFigure(next.id, next);
    return this.become(next, { kind: 'corrected', reason });
  }

  withdraw(reason: string): ReportedResultEvent {
    this.mustStand();
    return this.become({ ...this.state, status: 'withdrawn' }, { kind: 'withdrawn', reason });
  }

  /** Lets a second value stand; the others of the same thing stay visible. */
  retain(retained: Retained, standing: Standing): ReportedResultEvent {
    this.mustStand();
    if (standing === 'set-aside') throw new ResultIsSetAside(this.state.id);
    if (standing !== 'second-value') throw new AlreadyRetained(this.state.id);
    return this.become({ ...this.state, retained }, { kind: 'retained', reason: retained.reason });
  }

  /** What countries say of this result and another one; once all of them say "same", it steps back behind that one. */
  answerOverlap(answering: OverlapAnswering): ReportedResultEvent {
    this.mustStand();
    const { id, overlaps = [] } = this.state;
    const { reason } = answering;
    return this.become(
      { ...this.state, overlaps: withAnswer(id, overlaps, answering) },
      { kind: 'overlap-answered', ...(reason !== undefined && { reason }) },
    );
  }

  /** Takes back what was said of this result and another one, as if nobody had said it. */
  undoOverlap(other: NamedResult, reason: string): ReportedResultEvent {
    this.mustStand();
    const { overlaps = [], ...rest } = this.state;
    const left = withoutAnswers(rest.id, overlaps, other);
    return this.become(
      { ...rest, ...(left.length > 0 && { overlaps: left }) },
      { kind: 'overlap-undone', reason },
    );
  }

  snapshot(): ReportedResultState {
    return this.state;
  }

  /** A decision is about values of one thing: it does not follow a revision to another. */
  private decisionsFor(figure: ReportedFigure): Pick<ReportedResultState, 'retained' | 'overlaps'> {
    const { retained, overlaps, indicator, unit, alternativeTo } = this.state;
    const { country, reportingService, offence, group } = this.state;
    const isSame = figure.indicator === indicator && figure.alternativeTo === alternativeTo;
    const isSameShare =
      isSame &&
      figure.unit === unit &&
      figure.country === country &&
      figure.reportingService === reportingService &&
      figure.offence === offence &&
      groupId(figure.group) === groupId(group);
    return { ...(isSame && retained && { retained }), ...(isSameShare && overlaps && { overlaps }) };
  }

  private mustStand(): void {
    if (this.state.status === 'withdrawn') throw new ResultIsWithdrawn(this.state.id);
  }

  private become(next: ReportedResultState, event: Omit<ReportedResultEvent, 'fields'>): ReportedResultEvent {
    const fields = publicFields(this.state, next);
    this.state = next;
    return { ...event, fields };
  }
}

function publicFields(before: object, after: ReportedResultState): readonly string[] {
  return changedFields(before, after).filter((field) => field !== 'loggedBy');
}

/** The unit a figure is in: the catalogue's. An amount names its currency, a free indicator a unit of its own. */
export function unitOf(indicator: string, unit: string | undefined): string {
  const known = indicatorOf(indicator);
  if (!known) {
    if (unit === undefined)
      throw new InvalidField('/indicator', 'is not in the catalogue; a free one needs a unit');
    return unit;
  }
  if (known.unit === CURRENCY) {
    if (isCurrency(unit)) return unit;
    throw new InvalidField('/unit', `must be an ISO 4217 currency for ${indicator}`);
  }
  if (unit !== undefined && unit !== known.unit)
    throw new InvalidField('/unit', `must be ${known.unit} for ${indicator}`);
  return known.unit;
}

/** The rules of the figure alone, whatever is stored. `id` is the result's own. @throws InvalidField */
export function checkFigure(id: string, figure: ReportedFigure): void {
  checkValue(figure);
  checkAttributions(figure.attributions ?? [], figure.scope);
  if (figure.scope === 'country' && figure.country === undefined) {
    throw new InvalidField('/country', 'must name the country whose share this is');
  }
  if (figure.scope === 'operation' && figure.country !== undefined) {
    throw new InvalidField('/country', 'belongs to a country share, not to a figure of the whole operation');
  }
  if (figure.breakdownOf === id) throw new InvalidField('/breakdownOf', 'must name another result');
  if (figure.alternativeTo === id) throw new InvalidField('/alternativeTo', 'must name another result');
}

/** What is counted one by one, also by a free indicator. Weights and volumes may have decimals. */
const COUNTED_UNITS: readonly string[] = ['persons', 'investigations', 'cases', 'items', 'count'];

/** What is counted comes in whole numbers; money has at most two decimals. */
function checkValue({ unit, value }: ReportedFigure): void {
  const whole = COUNTED_UNITS.includes(unit);
  if (whole && !Number.isSafeInteger(value))
    throw new InvalidField('/value', `must be a whole number of ${unit}`);
  if (!isAmount(value)) {
    throw new InvalidField(
      '/value',
      `must be ${isCurrency(unit) ? 'an amount' : 'a number'} with at most two decimals`,
    );
  }
}
