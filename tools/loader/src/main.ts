import { basename } from 'node:path';
import { addressOf, type ServiceName } from '@entente/local-stack';
import { NotAList } from './mapping/rows-of-file.js';
import { optionsOf, USAGE, WrongOptions, type Options } from './options.js';
import { Progress } from './progress.js';
import { FILE_KINDS, PUBLISHED_FILES, type Loadable } from './published-files.js';
import { readJson, UnreadableFile } from './read-file.js';
import { LoadReport } from './report.js';
import { Api, StackFailed } from './sending/api.js';
import { registrarToken } from './token.js';

process.exitCode = await main(process.argv.slice(2));

interface Load extends Loadable {
  readonly file: string;
  readonly service: ServiceName;
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = optionsOf(args);
    const loads = await readFiles(options);
    const token = process.env['ENTENTE_TOKEN'] || (await registrarToken());
    for (const load of loads) await send(load, apiOf(load.service, options, token));
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

/** All of them before anything is sent. */
async function readFiles({ files }: Options): Promise<readonly Load[]> {
  const samples = FILE_KINDS.map((kind) => ({ kind, path: PUBLISHED_FILES[kind].sample }));
  const loads: Load[] = [];
  for (const { kind, path } of files.length > 0 ? files : samples) {
    const { service, read } = PUBLISHED_FILES[kind];
    const json = await readJson(path, process.env['INIT_CWD']);
    loads.push({ ...understood(path, () => read(json)), file: basename(path), service });
  }
  return loads;
}

function understood<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotAList) throw new UnreadableFile(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

function apiOf(service: ServiceName, { apis }: Options, token: string): Api {
  return new Api({
    address: apis.get(service) ?? new URL(addressOf(service)),
    token,
    onTrouble: (reason) => console.error(`${reason}: trying again for up to a minute`),
  });
}

async function send({ file, records, refused, unread, send: sendTo }: Load, api: Api): Promise<void> {
  const report = new LoadReport(file, { refused, unread });
  const progress = new Progress(report, report.total + records, process.stderr);
  try {
    await sendTo(api, {
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
  return error instanceof StackFailed || error instanceof UnreadableFile;
}
