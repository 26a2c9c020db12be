import type { Actor, CountryCode, Role } from '@entente/kernel';
import type { MeasureRecord, MeasureState } from './measure.js';

export const MEASURE_ID = '0192d1a0-0000-7000-8000-000000000003';

export const country = (code: string) => code as CountryCode;

/** A project that NL reports and ICMPD leads, in Nigeria. */
export function record(given: Partial<MeasureRecord> = {}): MeasureRecord {
  return {
    title: { en: 'Safe return and reintegration' },
    scope: 'third-country',
    reportingCountry: country('NL'),
    leadOrganisation: 'ICMPD',
    otherCountries: [],
    crimeAreas: ['thb'],
    themes: ['protection'],
    thirdCountries: [country('NG')],
    regions: [],
    targetNationalities: [],
    period: {},
    phases: [],
    funding: { funders: [], parts: [] },
    partners: [],
    beneficiaryGroups: [],
    activities: [],
    trainingTopics: [],
    pillars: [],
    networks: [],
    targets: [],
    indicators: [],
    sameProjectAs: [],
    sources: [],
    notes: [],
    ...given,
  };
}

export function measure(given: Partial<MeasureState> = {}): MeasureState {
  return { ...record(), id: MEASURE_ID, status: 'planned', ...given };
}

export function actor(role: Role, given: Omit<Partial<Actor>, 'roles'> = {}): Actor {
  return { subject: 'somebody', roles: [role], ...given };
}
