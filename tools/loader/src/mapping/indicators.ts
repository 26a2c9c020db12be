import { indicatorOf, isCoreIndicator } from '@entente/kernel';

/** What a file's indicator is in the API. Without a unit it is one of the catalogue's core. */
export interface MappedIndicator {
  readonly indicator: string;
  readonly unit?: string;
}

const RENAMED: Readonly<Record<string, string>> = {
  arrests: 'personsArrested',
  new_investigations: 'investigationsOpened',
};

const MONEY = /^(.+)_(eur|usd)$/;

export function mapIndicator(name: string): MappedIndicator {
  const [, base, currency] = MONEY.exec(name) ?? [];
  if (base !== undefined && currency !== undefined) {
    return { indicator: camelCase(base), unit: currency.toUpperCase() };
  }
  const indicator = Object.hasOwn(RENAMED, name) ? (RENAMED[name] ?? name) : camelCase(name);
  return isCoreIndicator(indicator) ? { indicator } : { indicator, unit: 'count' };
}

export function sameIndicator(left: MappedIndicator, right: MappedIndicator): boolean {
  return left.indicator === right.indicator && left.unit === right.unit;
}

/** Victims of one kind and of another are never added, and yet may be two sources' words for the same persons. */
export function sameFamily(left: MappedIndicator, right: MappedIndicator): boolean {
  return isKindOfVictims(left) && isKindOfVictims(right);
}

/** Minors among them, or persons spoken to, are in the family and nobody's other word for the victims. */
function isKindOfVictims({ indicator }: MappedIndicator): boolean {
  return isCoreIndicator(indicator) && indicatorOf(indicator)?.family === 'victims';
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
