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
import { changedFields, checkPeriod, InvalidField, isCurrency, StatusDoesNotAllow } from '@entente/kernel';
import type { OffenceLabel } from '@entente/counting';
import { keptAnswers, type Answers } from './answers.js';
import { mustBeAskedFor } from './asked.js';
import { declared, type Declaration } from './cannot-say.js';
import {
  asRuled,
  checkDecision,
  decidedAnew,
  type Deciding,
  type FigureDecision,
} from './figure-decision.js';
import { ReasonRequired } from './joint-action-day.errors.js';
import type { JointActionDayEvent } from './joint-action-day.events.js';
import type { ClosedFindings } from './findings.js';
import { concerning } from './concerned.js';
import { checkParticipants, type Participant, type ParticipantName } from './participant.js';
import { NothingToRemindOf } from './participation.errors.js';
import { answered, invited, mustBeListed } from './participation.js';
import { reminders } from './reminders.js';
import type { ParticipantResponse } from './responses.js';

export type JointActionDayStatus = 'planned' | 'running' | 'closing' | 'closed' | 'postponed' | 'cancelled';

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

export interface JointActionDayState extends JointActionDayPlan, Answers {
  readonly id: string;
  readonly status: JointActionDayStatus;
  readonly closure?: Closure;
  /** Where the lead decided what a figure is made of: one for each indicator and unit, the newest last. */
  readonly decisions?: readonly FigureDecision[];
}

/** What closing saw: the figures, what did not go together among them, and why it was closed all the same. */
export interface Closure extends Partial<ClosedFindings> {
  readonly figures: readonly ClosedFigure[];
  readonly reason?: string;
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
    const { id, status, closure, decisions } = this.state;
    if (!recorded && (status === 'closed' || status === 'cancelled')) {
      throw new StatusDoesNotAllow('joint action day', id, status, 'be revised');
    }
    checkPlan(id, plan);
    const next = recorded?.status ?? status;
    const kept = {
      ...(closure && (next === 'closing' || next === 'closed') && { closure }),
      ...(decisions && { decisions }),
    };
    const agreed = { ...plan, ...keptAnswers(this.state, plan) };
    mustLeaveRoom({ ...agreed, ...(decisions && { decisions }) });
    return this.become({ ...agreed, ...kept, id, status: next }, { kind: 'revised' });
  }

  /** Names those that the plan does not list yet, and waits for what all of them say. */
  invite(guests: readonly Participant[], at: string): JointActionDayEvent {
    this.mustBeOpen('invite anybody');
    const { asked, ...said } = invited(this.state, guests, at);
    return this.say(said, { kind: 'invited', concerns: concerning(asked) });
  }

  accept(name: ParticipantName, at: string): JointActionDayEvent {
    this.mustBeOpen('take an answer');
    const participation = answered(this.state, name, { status: 'accepted', at });
    return this.say({ participation }, { kind: 'accepted', concerns: concerning([name]) });
  }

  /** Nothing is expected any more of who declined. */
  decline(name: ParticipantName, reason: string, at: string): JointActionDayEvent {
    this.mustBeOpen('take an answer');
    const participation = answered(this.state, name, { status: 'declined', at, reason });
    return this.say({ participation }, { kind: 'declined', reason, concerns: concerning([name]) });
  }

  /** What a participant reported before it left stays and counts. */
  leave(name: ParticipantName, reason: string, at: string): JointActionDayEvent {
    this.mustBeOpen('be left');
    const participation = answered(this.state, name, { status: 'withdrawn', at, reason });
    return this.say({ participation }, { kind: 'left', reason, concerns: concerning([name]) });
  }

  /** An answer like a figure, and as late as one; unlike a figure it may be known before the start. */
  declareCannotSay(declaration: Declaration, at: string): JointActionDayEvent {
    const { id, status, cannotSay = [] } = this.state;
    if (status === 'cancelled') {
      throw new StatusDoesNotAllow('joint action day', id, status, 'take an answer');
    }
    mustBeListed(this.state, declaration);
    mustBeAskedFor(this.state, declaration);
    return this.say(
      { cannotSay: declared(cannotSay, declaration, at) },
      {
        kind: 'cannot-say',
        reason: declaration.reason,
        concerns: concerning([declaration], declaration.indicators),
      },
    );
  }

  /** Reminds of what is missing, of everything once. @throws NothingToRemindOf */
  remind(responses: readonly ParticipantResponse[], at: string): JointActionDayEvent {
    const { id, status, reminded = [] } = this.state;
    if (status !== 'running' && status !== 'closing') {
      throw new StatusDoesNotAllow('joint action day', id, status, 'remind anybody');
    }
    const fresh = reminders(responses, reminded, at);
    if (fresh.length === 0) throw new NothingToRemindOf(id);
    const event = { kind: 'reminded', remindedAt: at, concerns: concerning(fresh) } as const;
    return this.say({ reminded: [...reminded, ...fresh] }, event);
  }

  start(): JointActionDayEvent {
    return this.moveTo('running', ['planned', 'postponed'], { kind: 'started' });
  }

  beginClosing(): JointActionDayEvent {
    return this.moveTo('closing', ['running'], { kind: 'closing-started' });
  }

  /**
   * Fixes the figures as they stand. What arrives afterwards is a late return and does not change them. What does not go
   * together forbids nothing; it takes a reason, which is kept.
   * @throws ReasonRequired
   */
  close(seen: Omit<Closure, 'reason'>, reason?: string): JointActionDayEvent {
    const { id, status } = this.state;
    const { findings = [], moreFindings = 0, ...rest } = seen;
    if (status !== 'closing') throw new StatusDoesNotAllow('joint action day', id, status, 'be closed');
    const found = findings.length + moreFindings;
    if (found > 0 && reason === undefined) throw new ReasonRequired(id, found);
    const because = reason === undefined ? {} : { reason };
    const closure: Closure = { ...(found > 0 ? seen : rest), ...because };
    return this.become({ ...this.state, status: 'closed', closure }, { kind: 'closed', ...because });
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

  /** Says what one figure is made of, or takes that back; in any state, since a late return may ask for it. */
  decide({ use, ...figure }: Deciding, at: string): JointActionDayEvent {
    checkDecision({ ...figure, use });
    const { decisions: before = [], ...rest } = this.state;
    const decisions =
      use === 'as-ruled' ? asRuled(before, rest.id, figure) : decidedAnew(before, { ...figure, use, at });
    const next: JointActionDayState = { ...rest, ...(decisions.length > 0 && { decisions }) };
    if (use !== 'as-ruled') mustLeaveRoomFor(next);
    const { indicator, unit } = figure;
    const concerns = { ...concerning([], [indicator]), use, ...(isCurrency(unit) && { unit }) };
    return this.become(next, { kind: 'decided', reason: figure.reason, concerns });
  }

  snapshot(): JointActionDayState {
    return this.state;
  }

  private mustBeOpen(wish: string): void {
    const { id, status } = this.state;
    if (status === 'closed' || status === 'cancelled') {
      throw new StatusDoesNotAllow('joint action day', id, status, wish);
    }
  }

  private say(
    said: Answers & Partial<Pick<JointActionDayPlan, 'participants'>>,
    event: Omit<JointActionDayEvent, 'fields'>,
  ): JointActionDayEvent {
    const next: JointActionDayState = { ...this.state, ...said };
    mustLeaveRoomFor(next);
    return this.become(next, event);
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

/** Of the plan as JSON, with what was said beside it. An event has at most 262,144, and takes the closure too. */
const MOST_BYTES = 196_608;

function mustLeaveRoomFor({ closure: _closure, ...next }: JointActionDayState): void {
  mustLeaveRoom(next);
}

function mustLeaveRoom(agreed: object): void {
  if (new TextEncoder().encode(JSON.stringify(agreed)).length > MOST_BYTES) {
    throw new InvalidField(
      '',
      `must have at most ${MOST_BYTES} bytes, so that its closure still fits an event`,
    );
  }
}

/** The rules of the plan alone, whatever is stored. `id` is the operation's own. @throws InvalidField */
export function checkPlan(id: string, plan: JointActionDayPlan): void {
  checkPeriod(plan.period, '/period');
  mustLeaveRoom(plan);
  if (plan.nestedIn === id) throw new InvalidField('/nestedIn', 'must name another operation');
  checkParticipants(plan.participants);
  plan.mayOverlapWith.forEach((overlap, index) => {
    if (overlap.id === id)
      throw new InvalidField(`/mayOverlapWith/${index}/id`, 'must name another operation');
  });
}
