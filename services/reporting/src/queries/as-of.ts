/** What every report says of its time. */
export interface AsOf {
  readonly asOf: string;
  /** Up to when every publisher's events have been applied; null until that is known. */
  readonly completeTo: string | null;
}

/** Nothing is complete beyond the instant that was asked for, nor while what answers is being filled. */
export function asOfTimes(
  asOf: Date,
  completeTo: string | null,
  { whole }: { readonly whole: boolean },
): AsOf {
  const instant = asOf.toISOString();
  const beyond = completeTo !== null && new Date(completeTo) > asOf;
  return { asOf: instant, completeTo: whole ? (beyond ? instant : completeTo) : null };
}
