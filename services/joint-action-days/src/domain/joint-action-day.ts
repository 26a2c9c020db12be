import type {
  CountryCode,
  CrimeArea,
  ExploitationForm,
  LocalDate,
  OperationKind,
  OverlapCertainty,
  Period,
  Precision,
} from '@entente/kernel';
import { changedFields, checkPeriod, InvalidField, StatusDoesNotAllow } from '@entente/kernel';
import type { OffenceLabel } from '@entente/counting';
import type { JointActionDayEvent } from './joint-action-day.events.js';

export type JointActionDayStatus = 'planned' | 'running' | 'closing' | 'closed' | 'postponed' | 'cancelled';

export interface Participant {
  readonly country?: CountryCode;
  readonly body?: string;
  readonly service?: string;
  readonly role?: string;
}

export interface Source {
  readonly url?: string;
  readonly kind?: string;
  readonly on?: LocalDate;
}

/** What people agree on: everything about a joint action day except how far it got. */
export interface JointActionDayPlan {
  readonly name: string;
  readonly kind: OperationKind;
  readonly framework?: string;
  readonly crimeAreas: readonly CrimeArea[];
  readonly exploitationForms: readonly ExploitationForm[];
  readonly ageFocus?: string;
  readonly period: Period;
  readonly leadCountry?: CountryCode;
  readonly coLeadCountries: readonly CountryCode[];
  readonly coordinators: readonly string[];
  readonly participants: readonly Participant[];
  readonly listComplete: boolean;
  readonly participantCounts?: { readonly eu?: number; readonly nonEu?: number; readonly total?: number };
  readonly nestedIn?: string;
  readonly mayOverlapWith: readonly {
    readonly id: string;
    readonly certainty: OverlapCertainty;
    readonly why: string;
  }[];
  readonly measures: readonly string[];
  readonly reportingTemplate: readonly string[];
  readonly sources: readonly Source[];
  readonly notes: readonly string[];
}

/** A figure as it stood at closure. `value` is null where shares were missing and nothing was stated. */
export interface ClosedFigure {
  readonly indicator: string;
  readonly unit: string;
  readonly madeOf: 'stated' | 'shares' | 'incomplete';
  readonly value: number | null;
  readonly precision: Precision | null;
  readonly offence?: OffenceLabel;
  /** How many results it rests on. */
  readonly results: number;
}

export interface JointActionDayState extends JointActionDayPlan {
  readonly id: string;
  readonly status: JointActionDayStatus;
  readonly closure?: { readonly figures: readonly ClosedFigure[]; readonly reason?: string };
}

/** An operation of several countries on agreed dates. No transition depends on today's date. */
export class JointActionDay {
  private constructor(private state: JointActionDayState) {}

  static restore(state: JointActionDayState): JointActionDay {
    return new JointActionDay(state);
  }

  static plan(id: string, plan: JointActionDayPlan): [JointActionDay, JointActionDayEvent] {
    checkPlan(id, plan);
    const state = { ...plan, id, status: 'planned' as const };
    return [new JointActionDay(state), { kind: 'planned', fields: changedFields({}, state) }];
  }

  /** A published operation, as a registrar records it: in whatever state it is by then. */
  static record(
    id: string,
    plan: JointActionDayPlan,
    status: JointActionDayStatus,
  ): [JointActionDay, JointActionDayEvent] {
    checkPlan(id, plan);
    const state = { ...plan, id, status };
    return [new JointActionDay(state), { kind: 'recorded', fields: changedFields({}, state) }];
  }

  /** Changes what was agreed. What is over is revised by a registrar only, who may also say its state. */
  revise(
    plan: JointActionDayPlan,
    recorded?: { readonly status?: JointActionDayStatus },
  ): JointActionDayEvent {
    const { id, status, closure } = this.state;
    if (!recorded && (status === 'closed' || status === 'cancelled')) {
      throw new StatusDoesNotAllow('joint action day', id, status, 'be revised');
    }
    checkPlan(id, plan);
    const next = recorded?.status ?? status;
    const kept = closure && (next === 'closing' || next === 'closed') ? { closure } : {};
    return this.become({ ...plan, ...kept, id, status: next }, { kind: 'revised' });
  }

  start(): JointActionDayEvent {
    return this.moveTo('running', ['planned', 'postponed'], { kind: 'started' });
  }

  beginClosing(): JointActionDayEvent {
    return this.moveTo('closing', ['running'], { kind: 'closing-started' });
  }

  /** Fixes the figures as they stand. What arrives afterwards is a late return and does not change them. */
  close(figures: readonly ClosedFigure[], reason?: string): JointActionDayEvent {
    const { id, status } = this.state;
    if (status !== 'closing') throw new StatusDoesNotAllow('joint action day', id, status, 'be closed');
    const because = reason === undefined ? {} : { reason };
    return this.become(
      { ...this.state, status: 'closed', closure: { figures, ...because } },
      { kind: 'closed', ...because },
    );
  }

  reopen(reason: string): JointActionDayEvent {
    return this.moveTo('closing', ['closed'], { kind: 'reopened', reason });
  }

  postpone(reason?: string): JointActionDayEvent {
    return this.moveTo('postponed', ['planned', 'running'], because('postponed', reason));
  }

  cancel(reason?: string): JointActionDayEvent {
    return this.moveTo('cancelled', ['planned', 'running', 'postponed'], because('cancelled', reason));
  }

  snapshot(): JointActionDayState {
    return this.state;
  }

  private moveTo(
    status: JointActionDayStatus,
    from: readonly JointActionDayStatus[],
    event: Omit<JointActionDayEvent, 'fields'>,
  ): JointActionDayEvent {
    if (!from.includes(this.state.status)) {
      throw new StatusDoesNotAllow('joint action day', this.state.id, this.state.status, `become ${status}`);
    }
    return this.become({ ...this.state, status }, event);
  }

  private become(next: JointActionDayState, event: Omit<JointActionDayEvent, 'fields'>): JointActionDayEvent {
    const fields = changedFields(this.state, next);
    this.state = next;
    return { ...event, fields };
  }
}

function because(
  kind: JointActionDayEvent['kind'],
  reason: string | undefined,
): Omit<JointActionDayEvent, 'fields'> {
  return reason === undefined ? { kind } : { kind, reason };
}

/** Of the plan as JSON. An event has at most 262,144, and takes the closure too. */
const MOST_BYTES = 196_608;

/** The rules of the plan alone, whatever is stored. `id` is the operation's own. @throws InvalidField */
export function checkPlan(id: string, plan: JointActionDayPlan): void {
  checkPeriod(plan.period, '/period');
  if (new TextEncoder().encode(JSON.stringify(plan)).length > MOST_BYTES) {
    throw new InvalidField(
      '',
      `must have at most ${MOST_BYTES} bytes, so that its closure still fits an event`,
    );
  }
  if (plan.nestedIn === id) throw new InvalidField('/nestedIn', 'must name another operation');
  plan.participants.forEach(({ country, body, service }, index) => {
    if (country === undefined && body === undefined && service === undefined) {
      throw new InvalidField(`/participants/${index}`, 'must name a country, a body or a service');
    }
  });
  plan.mayOverlapWith.forEach((overlap, index) => {
    if (overlap.id === id)
      throw new InvalidField(`/mayOverlapWith/${index}/id`, 'must name another operation');
  });
}
