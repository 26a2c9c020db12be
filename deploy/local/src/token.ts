import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { BearerRefused, ROLES, type Bearer } from './issuer/claims.js';
import { mintToken } from './issuer/mint-token.js';
import { Places } from './places.js';
import { httpAddress, readSettings } from './settings.js';
import type { RunningProcess } from './supervisor/run-file.js';

const USAGE =
  'npm run -s token -- --role R [--role R2] [--country CC] [--organisation O] [--subject S]\n' +
  `roles: ${ROLES.join(', ')}`;

try {
  const places = new Places();
  const token = await mintToken(
    { issuer: runningIssuer(places) ?? httpAddress(readSettings().ports.issuer), directory: places.issuer },
    bearerOfCommandLine(),
  );
  process.stdout.write(`${token}\n`);
} catch (error) {
  const misused = error instanceof BearerRefused;
  console.error(`${(error as Error).message}${misused ? `\n${USAGE}` : ''}`);
  process.exitCode = misused ? 2 : 1;
}

function bearerOfCommandLine(): Bearer {
  try {
    const { values } = parseArgs({
      options: {
        role: { type: 'string', multiple: true },
        country: { type: 'string' },
        organisation: { type: 'string' },
        subject: { type: 'string' },
      },
    });
    const { role: roles = [], ...others } = values;
    return { roles, ...others };
  } catch (error) {
    throw new BearerRefused((error as Error).message);
  }
}

/** Where the issuer of this checkout listens, which the settings of another shell need not tell. */
function runningIssuer(places: Places): string | undefined {
  try {
    const running = JSON.parse(readFileSync(places.runFile, 'utf8')) as RunningProcess[];
    return running.find(({ name }) => name === 'issuer')?.address;
  } catch {
    return undefined;
  }
}
