import { FAULTS } from './faults/index.js';
import { GUARDS } from './guards/index.js';
import { OptionsError, readOptions, type Options } from './options.js';
import { Outcomes } from './outcomes.js';
import { runSuite } from './suite.js';

/** A removed guard is given so many rounds to be missed. */
const MINUTES_WITHOUT_A_GUARD = 10;

const say = (line: string): void => console.log(line);

async function run(options: Options): Promise<number> {
  const { seed, quick, minutes, json, only, results, without } = options;
  const outcomes = new Outcomes(say);
  const guard = GUARDS.find(({ name }) => name === without);
  const wanted = only ?? guard?.fault;
  const startedAt = Date.now();
  const lasting = minutes ?? (guard ? MINUTES_WITHOUT_A_GUARD : 0);
  say(`seed ${seed}${guard ? `, without ${guard.name}` : ''}${quick ? ', quick' : ''}`);
  await runSuite(
    {
      faults: FAULTS.filter(({ name, long }) => (wanted === undefined ? !(quick && long) : name === wanted)),
      seed,
      quick,
      results,
      until: startedAt + lasting * 60_000,
      ...(guard && { without: guard }),
      untilViolated: guard !== undefined,
    },
    outcomes,
    say,
  );
  if (json !== undefined) outcomes.write(json);
  const { byFault } = outcomes;
  const held = byFault.filter((outcome) => outcome.held).length;
  const leftOut = byFault.filter((outcome) => outcome.leftOut !== undefined).length;
  say(
    `${byFault.length - leftOut} faults tried, ${held} held${leftOut > 0 ? `, ${leftOut} left out` : ''}, ` +
      `in ${Math.round((Date.now() - startedAt) / 1000)} s`,
  );
  if (guard && !outcomes.held && !outcomes.sawSomething) {
    say('The fault itself failed: whether the guard is needed is not shown.');
    return 2;
  }
  if (outcomes.held && !outcomes.triedSomething) {
    say('Nothing was tried.');
    return 2;
  }
  return outcomes.held ? 0 : 1;
}

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof OptionsError ? error.message : error);
  process.exitCode = error instanceof OptionsError ? 2 : 1;
}
process.exit();
