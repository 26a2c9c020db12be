import type { CountryCode } from '@entente/kernel';

/** A list's filter on what agreements and arrangements have in common, as the database takes it. */
export function concerning({
  party,
  ...same
}: {
  readonly type?: string;
  readonly party?: CountryCode;
  readonly reportedBy?: CountryCode;
}): object {
  return { ...same, ...(party !== undefined && { 'parties.country': party }) };
}
