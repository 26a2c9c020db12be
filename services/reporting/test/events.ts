import { randomUUID } from 'node:crypto';
import {
  ARRANGEMENT,
  arrangementEventType,
  COOPERATION_AGREEMENT,
  cooperationAgreementEventType,
  JOINT_ACTION_DAY,
  jointActionDayEventType,
  MEASURE,
  measureEventType,
  REPORTED_RESULT,
  reportedResultEventType,
  type ArrangementEventV1,
  type CooperationAgreementEventV1,
  type JointActionDayEventV1,
  type JointActionDayV1,
  type MeasureEventV1,
  type MeasureV1,
  type ReportedResultEventV1,
  type ReportedResultV1,
} from '@entente/contracts';
import { toMessage, type IncomingEvent, type RawMessage } from '@entente/messaging';
import {
  toJointActionDayFact,
  toResultFact,
  type JointActionDayFact,
  type ResultFact,
} from '../src/projections/operation-fact.js';

/** How an event was told: its version 1, recorded at the end of April 2026, unless said otherwise. */
export interface Told {
  readonly version?: number;
  readonly eventId?: string;
  readonly recordedAt?: string;
}

/** Dates and countries may be written as plain text. */
export type DayGiven = Partial<Omit<JointActionDayV1, 'period'>> & {
  readonly period?: { readonly startsOn?: string; readonly endsOn?: string; readonly year?: number };
};
export type ResultGiven = Partial<Omit<ReportedResultV1, 'country'>> & { readonly country?: string };

export type MeasureGiven = Partial<Omit<MeasureV1, 'reportingCountry' | 'thirdCountries' | 'period'>> & {
  readonly reportingCountry?: string | null;
  readonly thirdCountries?: readonly string[];
  readonly period?: { readonly startsOn?: string; readonly endsOn?: string };
};

/** A closed joint action day of the Netherlands and France in April 2026, unless said otherwise. */
export function dayEvent(
  { period = { startsOn: '2026-04-27', endsOn: '2026-04-30' }, ...given }: DayGiven = {},
  told: Told = {},
): IncomingEvent<JointActionDayEventV1> {
  const jointActionDay: JointActionDayV1 = {
    id: randomUUID(),
    status: 'closed',
    name: 'Action day on labour exploitation',
    kind: 'joint-action-day',
    crimeAreas: ['thb'],
    exploitationForms: ['labour'],
    period: period as JointActionDayV1['period'],
    coLeadCountries: [],
    coordinators: [],
    participants: [{ country: 'NL' }, { country: 'FR' }] as JointActionDayV1['participants'],
    listComplete: true,
    mayOverlapWith: [],
    measures: [],
    reportingTemplate: [],
    sources: [],
    notes: [],
    ...given,
  };
  return {
    ...envelope(JOINT_ACTION_DAY, jointActionDayEventType('recorded'), jointActionDay.id, told),
    data: { jointActionDay, change: { kind: 'recorded', fields: [] } },
  };
}

/** Confirmed arrests, stated for the whole operation or, where a country is named, its own share. */
export function resultEvent(
  { country, ...given }: ResultGiven,
  told: Told = {},
): IncomingEvent<ReportedResultEventV1> {
  const reportedResult: ReportedResultV1 = {
    id: randomUUID(),
    jointActionDayId: randomUUID(),
    status: 'confirmed',
    scope: country === undefined ? 'operation' : 'country',
    ...(country === undefined ? {} : { country: country as NonNullable<ReportedResultV1['country']> }),
    indicator: 'personsArrested',
    unit: 'persons',
    value: 1,
    precision: 'exact',
    counting: 'increment',
    offence: 'any',
    notes: [],
    lateReturn: false,
    loggedAt: '2026-04-28T10:00:00.000Z',
    ...given,
  };
  return {
    ...envelope(REPORTED_RESULT, reportedResultEventType('logged'), reportedResult.id, told),
    data: { reportedResult, change: { kind: 'logged', fields: [] } },
  };
}

/** An ongoing measure of the Netherlands in Nigeria, unless said otherwise. */
export function measureEvent(
  { reportingCountry = 'NL', thirdCountries = ['NG'], period = {}, ...given }: MeasureGiven = {},
  told: Told = {},
): IncomingEvent<MeasureEventV1> {
  const measure = {
    id: randomUUID(),
    status: 'ongoing',
    title: { en: 'Training for labour inspectors' },
    scope: 'third-country',
    ...(reportingCountry !== null && { reportingCountry }),
    ...{ otherCountries: [], crimeAreas: [], themes: [], thirdCountries, regions: [] },
    ...{ targetNationalities: [], period, phases: [], funding: { funders: [], parts: [] }, partners: [] },
    ...{ beneficiaryGroups: [], activities: [], trainingTopics: [], pillars: [], networks: [] },
    ...{ targets: [], indicators: [], sameProjectAs: [], sources: [], notes: [] },
    ...given,
  } as unknown as MeasureV1;
  return {
    ...envelope(MEASURE, measureEventType('registered'), measure.id, told, 'measures'),
    data: { measure, change: { kind: 'registered', fields: [] } },
  };
}

/** A memorandum of the Netherlands and Nigeria of which no date is known, unless said otherwise. Dates are plain text. */
export function agreementEvent(
  given: Readonly<Record<string, unknown>> = {},
  told: Told = {},
): IncomingEvent<CooperationAgreementEventV1> {
  const cooperationAgreement = {
    ...cooperation('memorandum-of-understanding'),
    ...{ suspensions: [], amends: [], extends: [], replaces: [] },
    ...given,
  } as unknown as CooperationAgreementEventV1['cooperationAgreement'];
  const { id } = cooperationAgreement;
  const type = cooperationAgreementEventType('recorded');
  return {
    ...envelope(COOPERATION_AGREEMENT, type, id, told, 'cooperation-agreements'),
    data: { cooperationAgreement, change: { kind: 'recorded', fields: [] } },
  };
}

/** A network of the two. */
export function arrangementEvent(
  given: Readonly<Record<string, unknown>> = {},
  told: Told = {},
): IncomingEvent<ArrangementEventV1> {
  const arrangement = {
    ...{ ...cooperation('network'), restsOn: [] },
    ...given,
  } as unknown as ArrangementEventV1['arrangement'];
  return {
    ...envelope(
      ARRANGEMENT,
      arrangementEventType('recorded'),
      arrangement.id,
      told,
      'cooperation-agreements',
    ),
    data: { arrangement, change: { kind: 'recorded', fields: [] } },
  };
}

function cooperation(type: string): Readonly<Record<string, unknown>> {
  const parties = [{ country: 'NL' }, { country: 'NG' }];
  const nothing = { reportedBy: [], measures: [], jointActionDays: [], sources: [], notes: [] };
  return { id: randomUUID(), type, subject: 'Exchange of officers', parties, ...nothing };
}

export function dayFact(given: DayGiven = {}, told: Told = {}): JointActionDayFact {
  return toJointActionDayFact(dayEvent(given, told));
}

export function resultFact(given: ResultGiven, told: Told = {}): ResultFact {
  return toResultFact(resultEvent(given, told));
}

/** The event as it lies in its topic. */
export function rawMessage(event: IncomingEvent, offset: bigint): RawMessage {
  const { key, value, headers } = toMessage({ ...event, data: event.data as object }, event.subject);
  return {
    key: Buffer.from(key ?? ''),
    value: Buffer.from(value ?? ''),
    headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, String(header)])),
    offset,
  };
}

function envelope(
  aggregateType: string,
  type: string,
  subject: string,
  { version = 1, eventId = randomUUID(), recordedAt = '2026-04-30T12:00:00.000Z' }: Told,
  publisher = 'joint-action-days',
): Omit<IncomingEvent, 'data'> {
  return {
    id: eventId,
    type,
    aggregateType,
    source: `/services/${publisher}`,
    subject,
    aggregateVersion: version,
    recordedAt: new Date(recordedAt),
    partition: 0,
    offset: 0n,
  };
}
