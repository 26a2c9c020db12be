import type { Random } from '../random.js';
import type { Body } from './load-journal.js';

/** One step in a record's life: what is sent, and the fields that the record has by it. */
export interface Step {
  readonly step: string;
  readonly body?: Body;
  readonly sets: Body;
}

/** Records that live by themselves, each from its recording to its end. */
export interface RecordLife {
  readonly path: string;
  readonly first: (random: Random) => Body;
  /** What a new record has besides its body, and no body may say. */
  readonly begins: Body;
  /** The steps that are open to a record in this state; none where it has come to its end. */
  readonly open: (state: Body) => readonly Step[];
}

const THIRD_COUNTRIES = ['NG', 'NE', 'AL', 'UA'] as const;

const becomes = (step: string, status: string, reason?: string): Step => ({
  step,
  ...(reason !== undefined && { body: { reason } }),
  sets: { status },
});

const START = becomes('start', 'ongoing');
const SUSPENSION = becomes('suspension', 'suspended', 'unrest');
const RESUMPTION = becomes('resumption', 'ongoing');
const COMPLETION = becomes('completion', 'completed');
const CANCELLATION = becomes('cancellation', 'cancelled', 'no partner');

const STEPS_OF_MEASURES: Readonly<Record<string, readonly Step[]>> = {
  planned: [START, START, CANCELLATION],
  ongoing: [SUSPENSION, SUSPENSION, COMPLETION],
  suspended: [RESUMPTION, RESUMPTION, CANCELLATION],
};

const MEASURES: RecordLife = {
  path: '/v1/measures',
  first: (random) => ({
    title: { en: `Measure ${random.between(1, 999)}` },
    scope: 'third-country',
    reportingCountry: 'NL',
    thirdCountries: [random.pick(THIRD_COUNTRIES)],
    period: { startsOn: '2023-03' },
  }),
  begins: { status: 'planned' },
  open: ({ status }) => STEPS_OF_MEASURES[String(status)] ?? [],
};

const FROM = '2023-01';
const AGREEMENTS: RecordLife = {
  path: '/v1/cooperation-agreements',
  first: (random) => ({
    type: 'protocol',
    subject: `Protocol ${random.between(1, 999)}`,
    parties: [{ country: 'NL' }, { country: random.pick(THIRD_COUNTRIES) }],
  }),
  begins: {},
  open: ({ signedOn, inForceFrom, terminatedOn, suspensions = [] }) => {
    const [suspension] = suspensions as readonly Body[];
    if (terminatedOn !== undefined) return [];
    if (signedOn === undefined) return [dated('signature', 'signedOn', '2021-03')];
    if (inForceFrom === undefined) return [dated('entry-into-force', 'inForceFrom', '2022-02')];
    if (suspension === undefined) {
      const suspended = { from: FROM, reason: 'unrest' };
      return [{ step: 'suspension', body: suspended, sets: { suspensions: [suspended] } }];
    }
    const resumed = { ...suspension, until: '2023-06' };
    const over = { on: '2023-09', reason: 'replaced' };
    return [
      ...(suspension['until'] === undefined
        ? [{ step: 'resumption', body: { on: '2023-06' }, sets: { suspensions: [resumed] } }]
        : []),
      { step: 'termination', body: over, sets: { terminatedOn: over.on } },
    ];
  },
};

function dated(step: string, field: string, on: string): Step {
  return { step, body: { on }, sets: { [field]: on } };
}

export const RECORD_LIVES: readonly RecordLife[] = [MEASURES, AGREEMENTS];
