import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressOf } from '@entente/local-stack';
import { NotAListOfOperations, publishedOperationsToCommands } from './mapping/published-operations.js';
import { optionsOf, USAGE, WrongOptions, type Options } from './options.js';
import { Progress } from './progress.js';
import { readJson, UnreadableFile } from './read-file.js';
import { LoadReport } from './report.js';
import { Api, StackFailed } from './sending/api.js';
import { sendOperations } from './sending/send-operations.js';
import { registrarToken } from './token.js';

const SAMPLE = fileURLToPath(new URL('../../../data/published-operations.json', import.meta.url));

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    await load(optionsOf(args));
    return 0;
  } catch (error) {
    if (error instanceof WrongOptions) {
      console.error(`${error.message}\n${USAGE}`);
      return 2;
    }
    if (isExpected(error)) {
      console.error(error.message);
      return 1;
    }
    throw error;
  }
}

async function load({ operations: path = SAMPLE, api }: Options): Promise<void> {
  const { operations, refused, unread } = publishedOperationsToCommands(
    await readJson(path, process.env['INIT_CWD']),
  );
  const token = process.env['ENTENTE_TOKEN'] || (await registrarToken());
  const report = new LoadReport(basename(path), { refused, unread });
  const records = operations.reduce((sum, { results }) => sum + 1 + results.length, report.total);
  const progress = new Progress(report, records, process.stderr);
  const jointActionDays = new Api({
    address: api ?? new URL(addressOf('joint-action-days')),
    token,
    onTrouble: (reason) => console.error(`${reason}: trying again for up to a minute`),
  });
  try {
    await sendOperations(jointActionDays, operations, {
      onRecord: (name, outcome) => {
        report.add(name, outcome);
        progress.show();
      },
    });
  } finally {
    progress.end();
    console.log(report.lines().join('\n'));
  }
}

function isExpected(error: unknown): error is Error {
  return (
    error instanceof StackFailed || error instanceof UnreadableFile || error instanceof NotAListOfOperations
  );
}
