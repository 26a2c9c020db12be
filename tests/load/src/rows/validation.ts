import { ReportedResultV1 } from '@entente/contracts';
import { bodySchema } from '@entente/http';
import { DomainError } from '@entente/kernel';
import { FORMATS, jsonSchemaOf, validatorOf } from '@entente/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { bounded } from '../bench/bounded.js';
import { spreadOf } from '../bench/spread.js';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import { hostileTexts } from '../sending/hostile-texts.js';
import type { Stage } from '../stage/stage.js';
import { templateAlone } from '../stage/template.js';

/** The default of `BODY_LIMIT_BYTES`. */
const LIMIT_BYTES = 1_048_576;
const BLOCKS_AT_MOST_MS = 20;
const ANSWERS_AT_MOST_BYTES = 4_096;
/** What reads the bodies of a service: bytes to a value, or a refusal. */
const RESULT = bodySchema(ReportedResultV1);

export const VALIDATION: Row = {
  name: 'validation',
  path: 'validation of a body',
  peer: 'compiled ajv with the same schema',
  run: measureValidation,
};

async function measureValidation(stage: Stage, { quick, rounds }: Scale): Promise<readonly Measurement[]> {
  const { result } = await templateAlone(stage);
  const { reportedResult: body } = result.payload as { reportedResult: object };

  const ours = validatorOf(ReportedResultV1, { unknownFields: 'refuse' });
  const ajv = new Ajv2020({ formats: FORMATS, strictTypes: false });
  const bare = ajv.compile(jsonSchemaOf(ReportedResultV1, 'refuse'));
  if (ours(body).faults || !bare(body)) throw new Error('The body that is measured is refused.');
  const times = quick ? 50_000 : 500_000;
  const good = await alternate(rounds, {
    entente: () => Promise.resolve(microseconds(times, () => ours(body))),
    peer: () => Promise.resolve(microseconds(times, () => bare(body))),
  });
  return [
    measured(good, { what: 'a good body', unit: 'µs', goal: { atMost: 2 }, of: (each) => each }),
    ...worstOf(hostileTexts(LIMIT_BYTES).map((hostile) => refused(hostile, rounds))),
  ];
}

/** One body of a megabyte, in each round: how long reading and refusing it took, and how much is answered. */
interface Refused {
  readonly what: string;
  readonly milliseconds: readonly number[];
  readonly bytes: number;
}

function refused({ what, text }: { readonly what: string; readonly text: string }, rounds: number): Refused {
  const body = Buffer.from(text);
  const milliseconds: number[] = [];
  let bytes = 0;
  while (milliseconds.length < rounds) {
    const since = performance.now();
    const { faults } = refusalOf(body);
    milliseconds.push(performance.now() - since);
    bytes = Buffer.byteLength(JSON.stringify({ errors: faults }));
  }
  return { what, milliseconds, bytes };
}

/** How long the process is held up at most, and how much is answered at most. */
function worstOf(all: readonly Refused[]): readonly Measurement[] {
  const slowest = mostBy(all, ({ milliseconds }) => spreadOf(milliseconds).max);
  const largest = mostBy(all, ({ bytes }) => bytes);
  return [
    bounded(
      { what: `the costliest megabyte (${slowest.what}), read and refused`, unit: 'ms' },
      [spreadOf(slowest.milliseconds).max],
      BLOCKS_AT_MOST_MS,
    ),
    bounded(
      { what: `the faults of the megabyte with most (${largest.what})`, unit: 'bytes' },
      [largest.bytes],
      ANSWERS_AT_MOST_BYTES,
    ),
  ];
}

function mostBy(all: readonly Refused[], of: (one: Refused) => number): Refused {
  return all.reduce((most, one) => (of(one) > of(most) ? one : most));
}

function refusalOf(bytes: Uint8Array): DomainError {
  try {
    RESULT.read(bytes);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('A hostile body is not refused.');
}

function microseconds(times: number, once: () => unknown): number {
  const since = performance.now();
  for (let each = 0; each < times; each += 1) once();
  return ((performance.now() - since) / times) * 1_000;
}
