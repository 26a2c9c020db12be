/** An ISO 4217 code in capitals. */
export type Currency = string & { readonly __brand: 'Currency' };

const ISO_4217: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** An amount in one currency. Amounts of different currencies are never added and never converted. */
export interface Money {
  /** In whole units of the currency, with at most two decimals. */
  readonly amount: number;
  readonly currency: Currency;
}

export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && ISO_4217.has(value);
}

export function isAmount(value: number): boolean {
  return (
    Number.isFinite(value) &&
    value >= 0 &&
    Number.isSafeInteger(Math.round(value * 100)) &&
    hasTwoDecimals(value)
  );
}

/** Adds in hundredths, so that many small amounts do not drift. */
export function addAmounts(left: number, right: number): number {
  return (Math.round(left * 100) + Math.round(right * 100)) / 100;
}

function hasTwoDecimals(value: number): boolean {
  return Math.round(value * 100) / 100 === value;
}
