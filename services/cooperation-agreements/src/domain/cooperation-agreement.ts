import {
  changedFields,
  datesOfWhole,
  InvalidField,
  partyStateOn,
  stateOn,
  StatusDoesNotAllow,
  stepOf,
  type LocalDate,
  type PartialDate,
  type StateOnDay,
} from '@entente/kernel';
import { isSameParty, type Party } from './cooperation.js';
import type { AgreementEvent } from './cooperation-agreement.events.js';
import type { AgreementParty, AgreementRecord, AgreementState } from './cooperation-agreement.record.js';
import { checkAgreement, checkOrder } from './cooperation-agreement.rules.js';

/** Every recorded date has come by then: what a transition may follow does not depend on today's date. */
const END_OF_TIME = '9999-12-31' as LocalDate;

/** A dated instrument between states and bodies. */
export class CooperationAgreement {
  private constructor(private state: AgreementState) {}

  static restore(state: AgreementState): CooperationAgreement {
    return new CooperationAgreement(state);
  }

  static record(id: string, record: AgreementRecord): [CooperationAgreement, AgreementEvent] {
    checkAgreement(id, record);
    const state = { ...record, id };
    return [new CooperationAgreement(state), { kind: 'recorded', fields: changedFields({}, state) }];
  }

  revise(record: AgreementRecord): AgreementEvent {
    const { id } = this.state;
    checkAgreement(id, record);
    return this.become({ ...record, id }, { kind: 'revised' });
  }

  /** By all at once, or by one party. What was stated does not refuse a date, unless it says that all is over. */
  sign(on: PartialDate, by?: Party): AgreementEvent {
    if (by) {
      const party = this.party(by);
      const open = party.signedOn === undefined && party.withdrawnOn === undefined;
      this.must(open && this.step() < 4, 'be signed by this party');
      return this.moveParty(party, { signedOn: on }, 'signed');
    }
    const unsigned = datesOfWhole(this.state).signedOn === undefined;
    this.must(unsigned && this.step() < (this.ledTo().basis === 'dates' ? 2 : 4), 'be signed');
    return this.move({ signedOn: on }, { kind: 'signed' });
  }

  enterIntoForce(on: PartialDate, forParty?: Party): AgreementEvent {
    if (forParty) {
      const party = this.party(forParty);
      const led = partyStateOn(this.withoutTerm(), party, END_OF_TIME);
      const ratified = party.ratifiedOn !== undefined && stepIn(led) < 2;
      const open = party.inForceFrom === undefined && (ratified || mayTakeEffect(led));
      this.must(open, 'enter into force for this party', led);
      return this.moveParty(party, { inForceFrom: on }, 'entered-into-force');
    }
    this.must(mayTakeEffect(this.ledTo()), 'enter into force');
    return this.move({ inForceFrom: on }, { kind: 'entered-into-force' });
  }

  suspend(from: PartialDate, reason: string): AgreementEvent {
    this.must(this.step() === 3 && this.ledTo().state !== 'suspended', 'be suspended');
    const suspensions = [...this.state.suspensions, { from, reason }];
    return this.move({ suspensions }, { kind: 'suspended', reason }, '/from');
  }

  resume(on: PartialDate): AgreementEvent {
    const last = this.state.suspensions.at(-1);
    this.must(last !== undefined && last.until === undefined && this.step() < 4, 'be resumed');
    const suspensions = this.state.suspensions.with(-1, { ...last!, until: on });
    return this.move({ suspensions }, { kind: 'resumed' });
  }

  terminate(on: PartialDate, reason: string): AgreementEvent {
    this.must(this.step() === 2 || this.step() === 3, 'be terminated');
    return this.move({ terminatedOn: on }, { kind: 'terminated', reason });
  }

  snapshot(): AgreementState {
    return this.state;
  }

  /** Where all that is recorded leads, except the end of its term, which is no decision. */
  private ledTo(): StateOnDay {
    return stateOn(this.withoutTerm(), END_OF_TIME);
  }

  private step(): number {
    return stepIn(this.ledTo());
  }

  private withoutTerm(): AgreementState {
    const { expiresOn: _term, ...rest } = this.state;
    return rest;
  }

  private must(allowed: boolean, wish: string, led = this.ledTo()): void {
    if (allowed) return;
    throw new StatusDoesNotAllow('agreement', this.state.id, led.state ?? 'of unknown state', wish);
  }

  /** @throws InvalidField */
  private party(named: Party): AgreementParty {
    const found = this.state.parties.find((party) => isSameParty(party, named));
    if (!found) throw new InvalidField('/party', 'must name a party of the agreement, as it is recorded');
    return found;
  }

  private moveParty(
    party: AgreementParty,
    did: Partial<AgreementParty>,
    kind: AgreementEvent['kind'],
  ): AgreementEvent {
    const parties = this.state.parties.map((each) => (each === party ? { ...party, ...did } : each));
    return this.move({ parties }, { kind });
  }

  private move(
    change: Partial<AgreementState>,
    event: Omit<AgreementEvent, 'fields'>,
    pointer = '/on',
  ): AgreementEvent {
    const next = { ...this.state, ...change };
    checkOrder(next, pointer);
    return this.become(next, event);
  }

  private become(next: AgreementState, event: Omit<AgreementEvent, 'fields'>): AgreementEvent {
    const fields = changedFields(this.state, next);
    this.state = next;
    return { ...event, fields };
  }
}

function stepIn({ state }: StateOnDay): number {
  return state === null ? 0 : stepOf(state);
}

/** Signed and not yet in force by a date; a stated state has no date yet. */
function mayTakeEffect(led: StateOnDay): boolean {
  return stepIn(led) === 2 || (led.basis === 'stated' && stepIn(led) === 3);
}
