import type { Bearer } from '@entente/local-stack';
import type { CommandKind } from './load-journal.js';

export const LEAD_COUNTRY = 'NL';
export const COUNTRIES = ['NL', 'FR', 'DE'] as const;
export const INDICATORS = ['personsArrested', 'victimsIdentified', 'personsChecked'] as const;

export const LEAD: Bearer = { roles: ['action-leader'], country: LEAD_COUNTRY, subject: 'lead' };
const PROJECT_LEAD: Bearer = { roles: ['project-lead'], country: LEAD_COUNTRY, subject: 'project-lead' };

/** Who gives a command: the lead moves operations and states figures, teams log, coordinators confirm. */
export function bearerOf(kind: CommandKind, country: string | undefined): Bearer {
  if (kind === 'record' || kind === 'step') return PROJECT_LEAD;
  if (kind === 'confirmation') return coordinator(country ?? LEAD_COUNTRY);
  const ofResult = kind === 'log' || kind === 'revise' || kind === 'correction' || kind === 'withdrawal';
  return ofResult && country !== undefined ? teamOf(country) : LEAD;
}

export function teamOf(country: string): Bearer {
  return { roles: ['operational-team'], country, subject: `team-${country}` };
}

function coordinator(country: string): Bearer {
  return { roles: ['national-coordinator'], country, subject: `coordinator-${country}` };
}
