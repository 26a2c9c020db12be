import { countryCodeOf, type CountryCode } from '@entente/kernel';

/** Why a row of the file cannot be loaded. The message completes "…: refused, it ". */
export class MalformedRow extends Error {}

/** One object of a file, read field by field. `null` and absent are the same: not known. */
export class Row {
  private readonly read = new Set<string>();
  private readonly within: { readonly at: string; readonly row: Row }[] = [];

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

  /** A day, a month, or a year, which may stand as a number. */
  optionalDate(field: string): string | undefined {
    const value = this.value(field);
    return typeof value === 'number' && Number.isInteger(value) ? String(value) : this.optionalText(field);
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

  /** A list of texts, or one text alone. */
  textOrTexts(field: string): readonly string[] {
    const value = this.value(field);
    return typeof value === 'string' ? [this.text(field)] : this.texts(field);
  }

  /** One of a closed list; underscores of a file are dashes in ours, unless ours have underscores too. */
  optionalCode<Code extends string>(field: string, known: readonly Code[]): Code | undefined {
    const value = this.optionalText(field);
    return value === undefined ? undefined : codeOf(value, field, known);
  }

  code<Code extends string>(field: string, known: readonly Code[]): Code {
    return this.optionalCode(field, known) ?? missing(field);
  }

  codes<Code extends string>(field: string, known: readonly Code[]): readonly Code[] {
    return this.texts(field).map((value) => codeOf(value, field, known));
  }

  rows(field: string): readonly Row[] {
    return this.list(field).map((value, index) => this.inner(`${field}/${index}`, value));
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
    if (typeof value === 'object' && !Array.isArray(value)) return this.inner(field, value);
    throw new MalformedRow(`has a "${field}" that is not an object`);
  }

  fieldNames(): readonly string[] {
    return Object.keys(this.fields);
  }

  /** The fields that nobody asked for, so that nothing of a file is lost in silence. */
  unread(): readonly string[] {
    return [
      ...this.fieldNames().filter((field) => !this.read.has(field)),
      ...this.within.flatMap(({ at, row }) => row.unread().map((field) => `${at}/${field}`)),
    ];
  }

  private inner(at: string, value: unknown): Row {
    const row = Row.of(value);
    this.within.push({ at, row });
    return row;
  }

  private value(field: string): unknown {
    this.read.add(field);
    return Object.hasOwn(this.fields, field) ? (this.fields[field] ?? undefined) : undefined;
  }
}

function codeOf<Code extends string>(value: string, field: string, known: readonly Code[]): Code {
  const code = known.find((candidate) => candidate === value || candidate === value.replaceAll('_', '-'));
  if (code !== undefined) return code;
  throw new MalformedRow(`has the unknown "${value}" in "${field}"`);
}

function countryOf(value: string, field: string): CountryCode {
  const country = countryCodeOf(value);
  if (country) return country;
  throw new MalformedRow(`has the unknown country "${value}" in "${field}"`);
}

function missing(field: string): never {
  throw new MalformedRow(`has no "${field}"`);
}
