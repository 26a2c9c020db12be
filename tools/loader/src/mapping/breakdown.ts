import { countryCodeOf, type CountryCode } from '@entente/kernel';
import type { Group, Offence } from '../bodies.js';
import { MalformedRow, type Row } from './row.js';

/** One "of which" of a figure, and what its key says beyond the label. */
export interface Part {
  readonly label: string;
  readonly value: number;
  readonly country?: CountryCode;
  readonly group?: Group;
  readonly offence?: Offence;
}

const GROUPS: Readonly<Record<string, Group>> = {
  adults: { ageGroup: 'adult' },
  minors: { ageGroup: 'minor' },
  children: { ageGroup: 'minor' },
  women: { sex: 'female' },
  men: { sex: 'male' },
  sexual_exploitation: { exploitationForm: 'sexual' },
  labour_exploitation: { exploitationForm: 'labour' },
  forced_begging: { exploitationForm: 'forced-begging' },
  child_criminal_and_drug_exploitation: { exploitationForm: 'forced-criminality' },
};

const OFFENCES: Readonly<Record<string, Offence>> = {
  trafficking_in_human_beings: 'trafficking',
  human_trafficking: 'trafficking',
  modern_slavery: 'trafficking',
  suspected_traffickers: 'trafficking',
  international_investigations_thb: 'trafficking',
  migrant_smuggling: 'smuggling',
  migrant_smugglers: 'smuggling',
  migrant_smuggling_or_illegal_immigration: 'smuggling',
  irregular_immigration: 'smuggling',
  controlling_prostitution: 'other',
  cybercrime: 'other',
  document_fraud: 'other',
  drug_trafficking: 'other',
  drugs: 'other',
  firearms: 'other',
  firearms_and_drugs: 'other',
  firearms_trafficking: 'other',
  hours_records: 'other',
  illegal_stay: 'other',
  minimum_wage: 'other',
  withheld_contributions: 'other',
  other_offences: 'other',
};

/** Figures of persons or cases for an offence: of these, an `other` without a noun is another offence. */
const OF_OFFENCES: ReadonlySet<string> = new Set([
  'personsArrested',
  'suspectsIdentified',
  'investigationsOpened',
]);

export function partsOf(breakdown: Row | undefined, indicator: string): readonly Part[] {
  if (!breakdown) return [];
  return breakdown
    .fieldNames()
    .map((label) => ({ label, value: breakdown.count(label), ...meaningOf(label, indicator) }));
}

/** Parts are the whole where they reach it, or where a rest is named. */
export function makeUpTheWhole(parts: readonly Part[], whole: number): boolean {
  if (parts.length === 0) return false;
  return (
    parts.reduce((sum, { value }) => sum + value, 0) >= whole ||
    parts.some(({ label }) => label.startsWith('other'))
  );
}

function meaningOf(label: string, indicator: string): Pick<Part, 'country' | 'group' | 'offence'> {
  if (/^[A-Z]{2}$/.test(label)) {
    const country = countryCodeOf(label);
    if (!country) throw new MalformedRow(`is broken down by the unknown country "${label}"`);
    return { country };
  }
  const group = Object.hasOwn(GROUPS, label) ? GROUPS[label] : undefined;
  const offence = offenceOf(label, indicator);
  return { ...(group && { group }), ...(offence && { offence }) };
}

function offenceOf(label: string, indicator: string): Offence | undefined {
  if (label === 'other') return OF_OFFENCES.has(indicator) ? 'other' : undefined;
  return Object.hasOwn(OFFENCES, label) ? OFFENCES[label] : undefined;
}
