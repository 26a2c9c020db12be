import {
  changedFields,
  checkPeriod,
  InvalidField,
  isAmount,
  StatusDoesNotAllow,
  type CountryCode,
  type CrimeArea,
  type Currency,
  type MeasureKind,
  type MeasureScope,
  type MeasureStatus,
  type PartialDate,
  type PartnerType,
  type Period,
  type Precision,
  type Recurrence,
  type Region,
  type LocalDate,
  type TargetScope,
  type Theme,
} from '@entente/kernel';
import type { MeasureEvent } from './measure.events.js';

/** A text in several languages, by their IETF tag. */
export type Titles = Readonly<Record<string, string>>;

export interface Phase {
  readonly label?: string;
  readonly startsOn?: PartialDate;
  readonly endsOn?: PartialDate;
  readonly durationMonths?: number;
  readonly thirdCountries: readonly CountryCode[];
}

/** One funder's or phase's part. `amount` in whole units with at most two decimals; absent where it is not known. */
export interface FundingPart {
  readonly funder?: string;
  readonly instrument?: string;
  readonly amount?: number;
  readonly currency?: Currency;
  readonly precision: Precision;
  /** What the source prints, where it cannot be read as an amount. */
  readonly amountAsPrinted?: string;
  readonly note?: string;
}

/** The stated total stands on its own: parts may overlap, miss one another or be in several currencies. */
export interface Funding {
  readonly total?: { readonly amount: number; readonly currency: Currency; readonly precision: Precision };
  readonly funders: readonly string[];
  readonly parts: readonly FundingPart[];
}

export interface Partner {
  readonly name: string;
  readonly type?: PartnerType;
  readonly country?: CountryCode;
}

/** Counts of a group of beneficiaries; never a person. */
export interface BeneficiaryGroup {
  readonly type: string;
  readonly reach?: 'direct' | 'indirect';
  readonly planned?: number;
  readonly reached?: number;
}

export interface Activity {
  readonly type: string;
  readonly subject?: string;
  readonly participants: readonly {
    readonly country?: CountryCode;
    readonly function?: string;
    readonly number?: number;
  }[];
}

/** A figure that the measure aims at, or has come to, in the source's words. */
export interface Target {
  readonly what: string;
  readonly value: number;
  readonly precision: Precision;
  readonly wording?: string;
}

/** Progress on an indicator. Its totals stay apart from those of joint action days. */
export interface MeasureIndicator {
  readonly indicator: string;
  readonly unit?: string;
  readonly baseline?: number;
  readonly target?: number;
  readonly progress: readonly {
    readonly on: LocalDate;
    readonly value: number;
    readonly precision: Precision;
  }[];
}

/** What is recorded about a measure: everything except how far it got. */
export interface MeasureRecord {
  readonly title: Titles;
  readonly kind?: MeasureKind;
  readonly recurrence?: Recurrence;
  readonly scope: MeasureScope;
  readonly reportingCountry?: CountryCode;
  readonly leadOrganisation?: string;
  /** Other states that report or carry it. */
  readonly otherCountries: readonly CountryCode[];
  /** The plan or strategy it implements. */
  readonly implements?: string;
  readonly crimeAreas: readonly CrimeArea[];
  readonly themes: readonly Theme[];
  /** Whether the source says the themes in words or shows them as icons. */
  readonly themesBasis?: 'text' | 'icon';
  readonly thirdCountries: readonly CountryCode[];
  readonly regions: readonly Region[];
  /** Where it acts, in the source's words. */
  readonly areaWording?: string;
  readonly targetScope?: TargetScope;
  readonly targetNationalities: readonly CountryCode[];
  readonly period: Period;
  readonly phases: readonly Phase[];
  readonly funding: Funding;
  readonly partners: readonly Partner[];
  readonly beneficiaries?: string;
  readonly beneficiaryGroups: readonly BeneficiaryGroup[];
  readonly activities: readonly Activity[];
  readonly trainingTopics: readonly string[];
  readonly pillars: readonly string[];
  readonly networks: readonly string[];
  readonly targets: readonly Target[];
  readonly indicators: readonly MeasureIndicator[];
  /** Whether somebody said the status; absent means so. */
  readonly statusBasis?: 'stated' | 'unknown';
  /** Other records of the same project, told by another state. */
  readonly sameProjectAs: readonly string[];
  readonly sources: readonly {
    readonly url?: string;
    readonly kind?: string;
    readonly on?: LocalDate;
  }[];
  readonly notes: readonly string[];
}

export interface MeasureState extends MeasureRecord {
  readonly id: string;
  readonly status: MeasureStatus;
  /** Why it is suspended or was cancelled. */
  readonly statusReason?: string;
}

/** A measure against trafficking, domestic or in third countries. No transition depends on today's date. */
export class Measure {
  private constructor(private state: MeasureState) {}

  static restore(state: MeasureState): Measure {
    return new Measure(state);
  }

  /** A published measure comes in whatever state it is by then; everybody else registers a planned one. */
  static register(id: string, record: MeasureRecord, status: MeasureStatus): [Measure, MeasureEvent] {
    checkMeasure(id, record);
    checkStatusBasis(record, status);
    const state = { ...record, id, status };
    return [new Measure(state), { kind: 'registered', fields: changedFields({}, state) }];
  }

  /** What is over stays as it was recorded, unless a registrar knows better; `recorded` is a registrar's. */
  revise(record: MeasureRecord, recorded?: { readonly status?: MeasureStatus }): MeasureEvent {
    const { id, status, statusReason } = this.state;
    if (!recorded && (status === 'completed' || status === 'cancelled')) {
      throw new StatusDoesNotAllow('measure', id, status, 'be revised');
    }
    checkMeasure(id, record);
    const next = recorded?.status ?? status;
    checkStatusBasis(record, next);
    const reason = statusReason !== undefined && next === status ? { statusReason } : {};
    return this.become({ ...record, ...reason, id, status: next }, { kind: 'revised' });
  }

  start(): MeasureEvent {
    return this.moveTo('ongoing', ['planned'], 'started');
  }

  suspend(reason: string): MeasureEvent {
    return this.moveTo('suspended', ['ongoing'], 'suspended', reason);
  }

  resume(): MeasureEvent {
    return this.moveTo('ongoing', ['suspended'], 'resumed');
  }

  complete(): MeasureEvent {
    return this.moveTo('completed', ['ongoing'], 'completed');
  }

  cancel(reason?: string): MeasureEvent {
    return this.moveTo('cancelled', ['planned', 'ongoing', 'suspended'], 'cancelled', reason);
  }

  snapshot(): MeasureState {
    return this.state;
  }

  private moveTo(
    status: MeasureStatus,
    from: readonly MeasureStatus[],
    kind: MeasureEvent['kind'],
    reason?: string,
  ): MeasureEvent {
    const { statusReason: _before, statusBasis: _fromNowOnStated, ...state } = this.state;
    if (!from.includes(state.status)) {
      throw new StatusDoesNotAllow('measure', state.id, state.status, `become ${status}`);
    }
    return this.become(
      { ...state, status, ...(reason !== undefined && { statusReason: reason }) },
      { kind, ...(reason !== undefined && { reason }) },
    );
  }

  private become(next: MeasureState, event: Omit<MeasureEvent, 'fields'>): MeasureEvent {
    const fields = changedFields(this.state, next);
    this.state = next;
    return { ...event, fields };
  }
}

/** The rules of the record alone, whatever is stored. `id` is the measure's own. @throws InvalidField */
export function checkMeasure(id: string, record: MeasureRecord): void {
  const { reportingCountry, leadOrganisation, scope, thirdCountries, regions, sameProjectAs } = record;
  if (reportingCountry === undefined && leadOrganisation === undefined) {
    throw new InvalidField('/reportingCountry', 'must be said where no leadOrganisation is');
  }
  if (scope === 'domestic' && (thirdCountries.length > 0 || regions.length > 0)) {
    throw new InvalidField(
      '/thirdCountries',
      'belong to a measure that acts abroad; whom it targets is targetNationalities',
    );
  }
  checkPeriod(record.period, '/period');
  record.phases.forEach((phase, index) => {
    checkPeriod(phase, `/phases/${index}`);
  });
  checkFunding(record.funding);
  const itself = sameProjectAs.indexOf(id);
  if (itself >= 0) throw new InvalidField(`/sameProjectAs/${itself}`, 'must name another measure');
}

function checkStatusBasis({ statusBasis }: MeasureRecord, status: MeasureStatus): void {
  if (statusBasis === 'unknown' && status !== 'planned') {
    throw new InvalidField('/statusBasis', `cannot be unknown of a measure that is ${status}`);
  }
}

function checkFunding({ total, parts }: Funding): void {
  const amounts = [
    ...(total ? [{ amount: total.amount, at: '/funding/total/amount' }] : []),
    ...parts.map(({ amount }, index) => ({ amount, at: `/funding/parts/${index}/amount` })),
  ];
  for (const { amount, at } of amounts) {
    if (amount !== undefined && !isAmount(amount)) {
      throw new InvalidField(at, 'must be an amount with at most two decimals');
    }
  }
  parts.forEach(({ amount, currency }, index) => {
    if (amount !== undefined && currency === undefined) {
      throw new InvalidField(`/funding/parts/${index}/currency`, 'must be said with an amount');
    }
  });
}
