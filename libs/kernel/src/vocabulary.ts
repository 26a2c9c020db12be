/** The field's closed lists. Codes are kebab-case; docs/glossary.md has what each means. */
export const OPERATION_KINDS = [
  'joint-action-day',
  'action-week',
  'operation',
  'hackathon',
  'exercise',
] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

export const CRIME_AREAS = ['thb', 'migrant-smuggling'] as const;
export type CrimeArea = (typeof CRIME_AREAS)[number];

export const EXPLOITATION_FORMS = [
  'sexual',
  'labour',
  'domestic-servitude',
  'forced-criminality',
  'forced-begging',
  'organ-removal',
  'forced-marriage',
  'illegal-adoption',
  'surrogacy',
  'other',
] as const;
export type ExploitationForm = (typeof EXPLOITATION_FORMS)[number];

/** What an arrest or a suspicion was for. `any` is all offences together. */
export const OFFENCES = ['any', 'trafficking', 'smuggling', 'other'] as const;
export type Offence = (typeof OFFENCES)[number];

/** How sure it is that two operations contain the same results. */
export const OVERLAP_CERTAINTIES = ['certain', 'likely', 'possible', 'none-for-figures'] as const;
export type OverlapCertainty = (typeof OVERLAP_CERTAINTIES)[number];

/** What a figure may be broken down by. What is absent is not said; it does not mean "all". */
export const GROUP_DIMENSIONS = ['sex', 'ageGroup', 'citizenship', 'exploitationForm'] as const;
export type GroupDimension = (typeof GROUP_DIMENSIONS)[number];
export type Group = Readonly<Partial<Record<GroupDimension, string>>>;

export const SEXES = ['female', 'male', 'other'] as const;
export const AGE_GROUPS = ['minor', 'adult'] as const;

/** How a participant stands to its invitation. Who was never invited takes part because the plan names it. */
export const PARTICIPATION_STATUSES = ['invited', 'accepted', 'declined', 'withdrawn'] as const;
export type ParticipationStatus = (typeof PARTICIPATION_STATUSES)[number];

/** What the part of a third country in an operation rests on. */
export const PARTICIPATION_BASES = ['agreement', 'arrangement', 'coordinator-agreement'] as const;
export type ParticipationBasis = (typeof PARTICIPATION_BASES)[number];

/** What a country or service did for a result. The figure counts once, whatever is attributed to whom. */
export const ATTRIBUTION_ROLES = ['carried-out', 'requested', 'supported', 'hosted'] as const;
export type AttributionRole = (typeof ATTRIBUTION_ROLES)[number];

/** Whether two results are one and the same, in the word of a country that reported one of them. */
export const OVERLAP_ANSWERS = ['same', 'different'] as const;
export type OverlapAnswer = (typeof OVERLAP_ANSWERS)[number];

/** `suspected` until everybody concerned said "same", or anybody "different". */
export const OVERLAP_STATUSES = ['suspected', 'confirmed', 'refused'] as const;
export type OverlapStatus = (typeof OVERLAP_STATUSES)[number];
