import type { CountryCode } from '@entente/kernel';
import type { SampleEntryRecord } from './sample-entry.js';

export const ID = '0192d1a0-0000-7000-8000-000000000001';

export const country = (code: string) => code as CountryCode;

/** What NL reports. */
export function record(given: Partial<SampleEntryRecord> = {}): SampleEntryRecord {
  return { title: 'A first one', reportingCountry: country('NL'), notes: [], ...given };
}
