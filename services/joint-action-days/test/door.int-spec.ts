import { randomUUID } from 'node:crypto';
import { encodeCursor } from '@entente/schema';
import { describeDoor, type Caller } from '@entente/testing';
import { ACCESS_TABLE } from './access-table.js';
import { arrestsBody, planBody } from './bodies.js';
import { runningService } from './running-service.js';

const reason = 'counted again';
const DAY = '/v1/joint-action-days/{id}';
const RESULT = `${DAY}/results/{resultId}` as const;

const SOURCE = { url: 'https://example.org/release', kind: 'press release', on: '2026-05-01' };

const EVERY_NAME = { country: 'FR', body: 'OCLTI', service: 'labour inspection' };
const EVERY_PARTICIPANT = {
  ...{ ...EVERY_NAME, role: 'participant', indicators: ['personsChecked'] },
  restsOn: { kind: 'agreement', id: randomUUID(), note: 'of 2019' },
};

const EVERY_PLAN = planBody({
  framework: 'EMPACT',
  exploitationForms: ['labour'],
  ageFocus: 'minors',
  period: { startsOn: '2026-04-27', endsOn: '2026-04-30', year: 2026 },
  coLeadCountries: ['BE'],
  participants: [EVERY_PARTICIPANT],
  listComplete: false,
  participantCounts: { eu: 20, nonEu: 4, total: 24 },
  nestedIn: randomUUID(),
  mayOverlapWith: [{ id: randomUUID(), certainty: 'likely', why: 'the same week' }],
  measures: [randomUUID()],
  reportingTemplate: ['personsArrested'],
  sources: [SOURCE],
  notes: ['as printed'],
  status: 'closed',
});

const CIRCUMSTANCES = {
  wording: 'arrested',
  identification: 'formal',
  cutOff: { at: '2026-04-30T18:00:00Z', participantsCovered: 12 },
  phase: 'during',
  day: '2026-04-28',
  place: { country: 'FR', region: 'Occitanie' },
  statedOn: '2026-05-01',
  source: SOURCE,
  handling: { codes: ['H1'], text: 'for the participants' },
  attributions: [{ country: 'FR', service: 'navy', body: 'FRONTEX', role: 'supported' }],
  notes: ['as printed'],
};

const EVERY_FIGURE = arrestsBody({
  ...CIRCUMSTANCES,
  ...{
    reportingService: 'police',
    unit: 'persons',
    precision: 'exact',
    counting: 'increment',
    offence: 'any',
  },
  group: { sex: 'female', ageGroup: 'adult', citizenship: 'NG', exploitationForm: 'labour' },
  ...{
    breakdownOf: randomUUID(),
    breakdownLabel: 'labour',
    partsComplete: false,
    alternativeTo: randomUUID(),
  },
  notCounted: { reason: 'another phase' },
});

const QUEUED = {
  ...{ key: randomUUID(), after: randomUUID(), resultId: randomUUID(), basedOn: 1 },
  ...{ kind: 'withdraw', body: { reason } },
};
const OTHER = { id: randomUUID(), jointActionDayId: randomUUID() };
const SAME = { with: OTHER, answer: 'same', reason };
const UNDOING = { with: OTHER, reason };

const DECISION = { indicator: 'personsArrested', use: 'shares', reason };

async function storedDay(registrar: Caller): Promise<{ readonly id: string }> {
  const id = randomUUID();
  await registrar.put(`/v1/joint-action-days/${id}`, planBody({ status: 'running' }));
  return { id };
}

describeDoor({
  service: 'joint-action-days',
  run: runningService,
  access: ACCESS_TABLE,
  examples: {
    'GET /v1/journal': {
      query: { aggregate: randomUUID(), limit: '10', cursor: encodeCursor({ version: 1 }) },
    },
    'GET /v1/joint-action-days': {
      query: {
        ...{ limit: '10', year: '2026', country: 'NL', kind: 'operation', status: 'planned' },
        cursor: encodeCursor({ latestFirst: '2026', id: randomUUID() }),
      },
    },
    'GET /v1/overlaps': {
      query: {
        ...{ limit: '10', operation: randomUUID(), status: 'suspected' },
        cursor: encodeCursor({ day: randomUUID(), pair: `${randomUUID()}/${randomUUID()}` }),
      },
    },
    [`GET ${DAY}/results`]: {
      query: { limit: '10', standing: 'true', cursor: encodeCursor({ id: randomUUID() }) },
    },
    [`GET ${RESULT}`]: { query: { standing: 'true' } },
    [`GET ${DAY}/history`]: { query: { limit: '10', cursor: encodeCursor({ id: randomUUID() }) } },
    [`PUT ${DAY}`]: { body: EVERY_PLAN },
    [`POST ${DAY}/closure`]: { body: { reason } },
    [`POST ${DAY}/reopening`]: { body: { reason } },
    [`POST ${DAY}/postponement`]: { body: { reason } },
    [`POST ${DAY}/cancellation`]: { body: { reason } },
    [`POST ${DAY}/invitation`]: { body: { participants: [EVERY_PARTICIPANT] } },
    [`POST ${DAY}/acceptance`]: { body: EVERY_NAME },
    [`POST ${DAY}/refusal`]: { body: { ...EVERY_NAME, reason } },
    [`POST ${DAY}/leaving`]: { body: { ...EVERY_NAME, reason } },
    [`POST ${DAY}/cannot-say`]: {
      body: { ...EVERY_NAME, indicators: ['personsChecked'], reason },
    },
    [`POST ${DAY}/decision`]: { body: { ...DECISION, unit: 'persons' } },
    [`POST ${DAY}/results/batch`]: { body: { items: [QUEUED] }, within: storedDay },
    [`PUT ${RESULT}`]: { body: EVERY_FIGURE, within: storedDay },
    [`POST ${RESULT}/correction`]: { body: { ...CIRCUMSTANCES, value: 9, precision: 'exact', reason } },
    [`POST ${RESULT}/withdrawal`]: { body: { reason } },
    [`POST ${RESULT}/retention`]: { body: { reason } },
    [`POST ${RESULT}/overlap`]: { body: SAME },
    [`POST ${RESULT}/overlap-undoing`]: { body: UNDOING },
  },
  records: {
    'an operation': {
      store: storedDay,
      owner: { roles: ['action-leader'], country: 'NL' },
      stranger: { roles: ['action-leader'], country: 'DE', organisation: 'INTERPOL' },
      routes: {
        [`GET ${DAY}`]: undefined,
        [`GET ${DAY}/results`]: undefined,
        [`GET ${DAY}/history`]: undefined,
        [`GET ${DAY}/summary`]: undefined,
        [`PUT ${DAY}`]: planBody(),
        [`POST ${DAY}/start`]: {},
        [`POST ${DAY}/closing`]: {},
        [`POST ${DAY}/closure`]: {},
        [`POST ${DAY}/reopening`]: { reason },
        [`POST ${DAY}/postponement`]: {},
        [`POST ${DAY}/cancellation`]: {},
        [`POST ${DAY}/invitation`]: { participants: [{ country: 'BE' }] },
        [`GET ${DAY}/responses`]: undefined,
        [`POST ${DAY}/reminder`]: {},
        [`POST ${DAY}/decision`]: DECISION,
      },
    },
    'an operation, to who takes no part': {
      store: storedDay,
      owner: { roles: ['operational-team', 'national-coordinator'], country: 'FR' },
      stranger: { roles: ['operational-team', 'national-coordinator', 'action-leader'], country: 'DE' },
      routes: {
        [`GET ${DAY}/responses`]: undefined,
        [`POST ${DAY}/acceptance`]: {},
        [`POST ${DAY}/refusal`]: { reason },
        [`POST ${DAY}/leaving`]: { reason },
        [`POST ${DAY}/cannot-say`]: { indicators: ['personsChecked'], reason },
        [`GET ${DAY}/checks`]: undefined,
        [`POST ${DAY}/results/batch`]: { items: [] },
      },
    },
    'a result, to who takes no part': {
      store: storedResult,
      owner: { roles: ['operational-team', 'national-coordinator'], country: 'FR' },
      stranger: { roles: ['operational-team', 'national-coordinator', 'action-leader'], country: 'DE' },
      routes: {
        [`GET ${RESULT}`]: undefined,
        [`PUT ${RESULT}`]: arrestsBody(),
        [`POST ${RESULT}/confirmation`]: {},
        [`POST ${RESULT}/correction`]: { value: 9, reason },
        [`POST ${RESULT}/withdrawal`]: { reason },
        [`POST ${RESULT}/retention`]: { reason },
        [`POST ${RESULT}/overlap`]: SAME,
        [`POST ${RESULT}/overlap-undoing`]: UNDOING,
      },
    },
    'a result, to who takes part': {
      store: storedResult,
      owner: { roles: ['operational-team', 'national-coordinator'], country: 'FR' },
      stranger: { roles: ['operational-team', 'national-coordinator', 'action-leader'], country: 'NL' },
      within: ['id'],
      routes: {
        [`PUT ${RESULT}`]: arrestsBody(),
        [`POST ${RESULT}/confirmation`]: {},
        [`POST ${RESULT}/correction`]: { value: 9, reason },
        [`POST ${RESULT}/withdrawal`]: { reason },
        [`POST ${RESULT}/retention`]: { reason },
        [`POST ${RESULT}/overlap`]: SAME,
        [`POST ${RESULT}/overlap-undoing`]: UNDOING,
      },
    },
  },
});

async function storedResult(registrar: Caller): Promise<{ readonly id: string; readonly resultId: string }> {
  const { id } = await storedDay(registrar);
  const resultId = randomUUID();
  await registrar.put(`/v1/joint-action-days/${id}/results/${resultId}`, arrestsBody());
  return { id, resultId };
}
