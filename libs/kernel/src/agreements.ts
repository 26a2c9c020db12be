/** Dated instruments between states and bodies. Codes are kebab-case; docs/glossary.md has what they mean. */
export const AGREEMENT_TYPES = [
  'bilateral-agreement',
  'memorandum-of-understanding',
  'protocol',
  'framework-protocol',
  'declaration-of-intent',
  'joint-declaration',
  'joint-action-plan',
  'joint-strategy',
  'working-arrangement',
  'joint-investigation-team-agreement',
  'multilateral-instrument',
  'agreement-group',
] as const;
export type AgreementType = (typeof AGREEMENT_TYPES)[number];

/** Practice without a dated text. */
export const ARRANGEMENT_TYPES = [
  'liaison-posting',
  'secondment',
  'network',
  'coordination-centre',
  'joint-unit',
  'ad-hoc-cooperation',
  'operational-cooperation',
  'bilateral-cooperation',
  'institutional-cooperation',
  'partnership',
  'common-operational-partnership',
  'programme',
  'police-customs-cooperation-centre',
] as const;
export type ArrangementType = (typeof ARRANGEMENT_TYPES)[number];

/** What a state on a day rests on: dates, what somebody reported, or nothing. */
export const STATE_BASES = ['dates', 'stated', 'unknown'] as const;
export type StateBasis = (typeof STATE_BASES)[number];
