import { countryCodeOf, type CountryCode } from '@entente/kernel';

/** Why a row of the file cannot be loaded. The message completes "…: refused, it ". */
export class MalformedRow extends Error {}

/** One object of a file, read field by field. `null` and absent are the same: not known. */
export class Row {
  private readonly read = new Set<string>();

  private constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  /** @throws MalformedRow where the value is not an object. */
  static of(value: unknown): Row {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new MalformedRow('is not an object');
    }
    return new Row({ ...value });
  }

  /** @throws MalformedRow where the text is missing, empty or no text. */
  text(field: string): string {
    return this.optionalText(field) ?? missing(field);
  }

  optionalText(field: string): string | undefined {
    const value = this.value(field);
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    throw new MalformedRow(`has a "${field}" that is not a text`);
  }

  /** @throws MalformedRow where the number is missing, negative or no number. */
  count(field: string): number {
    return this.optionalCount(field) ?? missing(field);
  }

  optionalCount(field: string): number | undefined {
    const value = this.value(field);
    if (value === undefined || (typeof value === 'number' && Number.isFinite(value) && value >= 0))
      return value;
    throw new MalformedRow(`has a "${field}" that is not a number of zero or more`);
  }

  optionalFlag(field: string): boolean | undefined {
    const value = this.value(field);
    if (value === undefined || typeof value === 'boolean') return value;
    throw new MalformedRow(`has a "${field}" that is neither true nor false`);
  }

  country(field: string): CountryCode {
    return this.optionalCountry(field) ?? missing(field);
  }

  optionalCountry(field: string): CountryCode | undefined {
    const value = this.optionalText(field);
    return value === undefined ? undefined : countryOf(value, field);
  }

  countries(field: string): readonly CountryCode[] {
    return this.texts(field).map((value) => countryOf(value, field));
  }

  texts(field: string): readonly string[] {
    return this.list(field).map((value) => {
      if (typeof value === 'string' && value !== '') return value;
      throw new MalformedRow(`has a "${field}" with something that is not a text`);
    });
  }

  /** The list as it stands, its items not looked at; empty where it is not there. */
  list(field: string): readonly unknown[] {
    const value = this.value(field) ?? [];
    if (Array.isArray(value)) return value;
    throw new MalformedRow(`has a "${field}" that is not a list`);
  }

  optionalRow(field: string): Row | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    if (typeof value === 'object' && !Array.isArray(value)) return Row.of(value);
    throw new MalformedRow(`has a "${field}" that is not an object`);
  }

  fieldNames(): readonly string[] {
    return Object.keys(this.fields);
  }

  /** The fields that nobody asked for, so that nothing of a file is lost in silence. */
  unread(): readonly string[] {
    return this.fieldNames().filter((field) => !this.read.has(field));
  }

  private value(field: string): unknown {
    this.read.add(field);
    return Object.hasOwn(this.fields, field) ? (this.fields[field] ?? undefined) : undefined;
  }
}

function countryOf(value: string, field: string): CountryCode {
  const country = countryCodeOf(value);
  if (country) return country;
  throw new MalformedRow(`has the unknown country "${value}" in "${field}"`);
}

function missing(field: string): never {
  throw new MalformedRow(`has no "${field}"`);
}
