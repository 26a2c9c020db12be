// Runs every check and every test, says what each took, and ends with `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, step } from '../workspace.mjs';
import { runProgram } from './run-program.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const reports = mkdtempSync(join(tmpdir(), 'entente-tests-'));

/** Nx refuses to plan tasks that wait for one another. */
const taskGraph = ['run-many', '-t', 'build', 'test', 'test-int', `--graph=${join(reports, 'tasks.json')}`];

let passed = 0;
let failed = 0;

/** One check counts as one test. What it wrote is shown only where it fails. */
async function check(name, program, args) {
  const { status, written } = await step(name, console.log, () => runProgram(program, args));
  if (status === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`${written.trimEnd()}\n${name}: failed`);
}

/** A run of jest that ends without a report, or that finds no test, is a failure too. */
async function tests(name, config, { environment = {}, workers = 2 } = {}) {
  const report = join(reports, `${config}.json`);
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    jest,
    '-c',
    join(root, config),
  ];
  const reporting = ['--json', `--outputFile=${report}`, `--maxWorkers=${workers}`, '--silent'];
  const { status, written } = await step(name, console.log, () =>
    runProgram(process.execPath, [...args, ...reporting], environment),
  );
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = outcomeIn(report);
  passed += numPassedTests;
  failed += numFailedTests + numRuntimeErrorTestSuites;
  if (status !== 0 && numFailedTests + numRuntimeErrorTestSuites === 0) failed += 1;
  if (status !== 0) console.log(written.trimEnd());
  console.log(
    `          ${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed: ${name}`,
  );
}

function outcomeIn(report) {
  const none = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numTotalTests: 0 };
  try {
    const outcome = JSON.parse(readFileSync(report, 'utf8'));
    return outcome.numTotalTests > 0 ? outcome : { ...none, numRuntimeErrorTestSuites: 1 };
  } catch {
    return { ...none, numRuntimeErrorTestSuites: 1 };
  }
}

async function onRealServers() {
  const { startServers } = await import('@entente/local-stack');
  const directory = mkdtempSync(join(tmpdir(), 'entente-servers-'));
  const servers = await startServers({ directory, log: console.log });
  try {
    const { mongodbUri, kafkaBrokers, description } = servers;
    for (const line of description) console.log(`          ${line}`);
    const environment = { MONGODB_URI: mongodbUri, KAFKA_BROKERS: kafkaBrokers };
    await tests('integration tests', 'jest.int.config.mjs', { environment });
  } finally {
    await servers.stop();
    rmSync(directory, { recursive: true, force: true });
  }
  await tests('end-to-end tests', 'jest.e2e.config.mjs', { workers: 1 });
}

/** Each fault counts as one test. The same seed every time: what fails here fails again when it is looked at. */
async function faults() {
  const report = join(reports, 'faults.json');
  const args = ['tests/faults/dist/main.js', '--quick', '--seed', '1', '--json', report];
  const { status, written } = await step('faults', console.log, () => runProgram(process.execPath, args));
  const tried = outcomesIn(report);
  const held = tried.filter((fault) => fault.held).length;
  passed += held;
  failed += Math.max(tried.length - held, status === 0 ? 0 : 1);
  for (const line of written.split('\n')) if (line.startsWith('left out')) console.log(`          ${line}`);
  if (status !== 0) console.log(written.trimEnd());
  console.log(`          ${held} held, ${tried.length - held} did not: faults`);
}

function outcomesIn(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return [];
  }
}

/** What cannot even be started counts as one failure, and the rest goes on. */
async function counted(part) {
  try {
    await part();
  } catch (error) {
    failed += 1;
    console.log(error instanceof Error ? error.message : error);
  }
}

if (process.argv.includes('--unit')) {
  await tests('unit tests', 'jest.config.mjs');
} else {
  await check('formatting', bin('prettier'), ['--check', '--log-level=warn', '.']);
  await check('types of sources and tests', bin('tsc'), ['-p', 'tsconfig.lint.json']);
  await check('lint', bin('eslint'), ['.', '--max-warnings=0']);
  await check('boundaries', process.execPath, ['tools/boundaries/check.mjs']);
  await check('duplicates', process.execPath, ['tools/duplicates/check.mjs']);
  await check('task graph', bin('nx'), taskGraph);
  await tests('unit tests', 'jest.config.mjs');
  await counted(onRealServers);
  await counted(faults);
}
rmSync(reports, { recursive: true, force: true });
// Not before everything is written: what a pipe has not taken yet would be lost.
process.stdout.write(`${passed} passed, ${failed} failed\n`, () => process.exit(failed > 0 ? 1 : 0));
