import {
  changedFields,
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
import type { Source } from './joint-action-day.js';
import { ConfirmerLoggedIt, ResultIsConfirmed, ResultIsWithdrawn } from './reported-result.errors.js';
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
  readonly notes: readonly string[];
}

export interface ReportedResultState extends ReportedFigure {
  readonly id: string;
  readonly jointActionDayId: string;
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
    return this.become(
      { ...figure, id, jointActionDayId, lateReturn, loggedAt, loggedBy: by, status: 'provisional' },
      { kind: 'revised' },
    );
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

  snapshot(): ReportedResultState {
    return this.state;
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

/** The unit a figure is in: the catalogue's; a free indicator must bring its own. */
export function unitOf(indicator: string, unit: string | undefined): string {
  const known = indicatorOf(indicator);
  if (!known) {
    if (unit === undefined)
      throw new InvalidField('/indicator', 'is not in the catalogue; a free one needs a unit');
    return unit;
  }
  if (unit !== undefined && unit !== known.unit)
    throw new InvalidField('/unit', `must be ${known.unit} for ${indicator}`);
  return known.unit;
}

/** The rules of the figure alone, whatever is stored. `id` is the result's own. @throws InvalidField */
export function checkFigure(id: string, figure: ReportedFigure): void {
  checkValue(figure);
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
