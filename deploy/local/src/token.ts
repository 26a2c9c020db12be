import { parseArgs } from 'node:util';

import { ROLES } from '@entente/kernel';

import { BearerRefused, type Bearer } from './issuer/claims.js';
import { developmentToken } from './running-stack.js';

const USAGE =
  'npm run -s token -- --role R [--role R2] [--country CC] [--organisation O] [--subject S]\n' +
  `roles: ${ROLES.join(', ')}`;

try {
  const bearer = bearerOfCommandLine();
  const token = await developmentToken(bearer);
  if (needsACountry(bearer)) console.error('Without --country or --organisation this token finds no record.');
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

function needsACountry({ roles, country, organisation }: Bearer): boolean {
  const ofACountry = ['operational-team', 'national-coordinator', 'action-leader', 'project-lead'];
  return (
    country === undefined && organisation === undefined && roles.every((role) => ofACountry.includes(role))
  );
}
