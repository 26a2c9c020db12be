import { countryCodeOf } from '@entente/kernel';
import type { PartyBody } from '../agreement-body.js';
import { MalformedRow } from './row.js';

const BODY_OF_STATE = /^([A-Z]{2}) \((.+)\)$/;
/** Two capitals that are no country, and no slip either. */
const BODIES: ReadonlySet<string> = new Set(['EU', 'UE', 'UN']);

/** "NL", "UA (service national du travail)", or a body by its name, also one that stands for several. */
export function partyOf(text: string): PartyBody {
  const [, code, body] = BODY_OF_STATE.exec(text) ?? [];
  const country = countryCodeOf(code ?? text);
  if (country !== undefined) return body === undefined ? { country } : { country, body };
  const capitals = code ?? text;
  if (/^[A-Z]{2}$/.test(capitals) && !BODIES.has(capitals))
    throw new MalformedRow(`has the unknown party "${text}"`);
  return { body: text };
}
