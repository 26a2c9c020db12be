import type { Actor, CountryCode, Role } from '@entente/kernel';
import type { JointActionDayPlan, JointActionDayState } from './joint-action-day.js';
import type { Logging, ReportedFigure, ReportedResultState } from './reported-result.js';

export const DAY_ID = '0192d1a0-0000-7000-8000-000000000001';
export const RESULT_ID = '0192d1a0-0000-7000-8000-000000000002';

export const country = (code: string) => code as CountryCode;

/** An operation that NL leads, FR takes part in and EUROPOL coordinates. */
export function plan(given: Partial<JointActionDayPlan> = {}): JointActionDayPlan {
  return {
    name: 'Action day on labour exploitation',
    kind: 'joint-action-day',
    crimeAreas: ['thb'],
    exploitationForms: ['labour'],
    period: { year: 2026 },
    leadCountry: country('NL'),
    coLeadCountries: [],
    coordinators: ['EUROPOL'],
    participants: [{ country: country('NL') }, { country: country('FR') }],
    listComplete: true,
    mayOverlapWith: [],
    measures: [],
    reportingTemplate: [],
    sources: [],
    notes: [],
    ...given,
  };
}

export function day(given: Partial<JointActionDayState> = {}): JointActionDayState {
  return { ...plan(), id: DAY_ID, status: 'running', ...given };
}

/** FR's share of the arrests. */
export function figure(given: Partial<ReportedFigure> = {}): ReportedFigure {
  return {
    scope: 'country',
    country: country('FR'),
    indicator: 'personsArrested',
    unit: 'persons',
    value: 3,
    precision: 'exact',
    counting: 'increment',
    offence: 'any',
    notes: [],
    ...given,
  };
}

export function logging(given: Partial<Logging> = {}): Logging {
  return {
    id: RESULT_ID,
    jointActionDayId: DAY_ID,
    lateReturn: false,
    loggedAt: '2026-04-28T10:00:00.000Z',
    loggedBy: 'team',
    ...given,
  };
}

export function result(given: Partial<ReportedResultState> = {}): ReportedResultState {
  return { ...figure(), ...logging(), status: 'provisional', ...given };
}

/** A figure of the whole operation: no country's. */
export function stated(given: Partial<ReportedResultState> = {}): ReportedResultState {
  const { country: _none, ...whole } = result();
  return { ...whole, scope: 'operation', ...given };
}

export function actor(role: Role, given: Omit<Partial<Actor>, 'roles'> = {}): Actor {
  return { subject: 'somebody', roles: [role], ...given };
}
