import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  IsCode,
  IsCountryCode,
  IsCountryCodeOnInput,
  IsCurrencyCode,
  IsId,
  IsInstant,
  IsLocalDate,
  IsPartialDate,
  IsText,
  IsSourceAddress,
  IsWebAddress,
  OrNull,
  validatorOf,
} from './index.js';

class Place {
  @IsOptional() @IsText({ max: 20 }) region?: string;
}

class Command {
  @IsInt() @Min(0) value!: number;
  @IsOptional() @IsIn(['exact', 'about']) precision: string = 'exact';
  @IsOptional() @ValidateNested() @Type(() => Place) place?: Place;
  @IsOptional() @IsText({ max: 5, each: true }) @ArrayMaxSize(30) notes?: string[];
  @IsOptional() @OrNull() @IsInt() year?: number | null;
}

const check = validatorOf(Command, { unknownFields: 'refuse' });
const faultsOf = (value: unknown) => check(value).faults;

describe('validatorOf', () => {
  it('gives back what fits, defaults filled in', () => {
    expect(check({ value: 3, year: null })).toEqual({ value: { value: 3, year: null, precision: 'exact' } });
  });

  it('names a missing field, an unknown one and a wrong one', () => {
    const faults = faultsOf({ place: { region: 5, 'a/b': 1 }, precision: 'sharp', version: 7 });
    expect(faults).toHaveLength(5);
    expect(faults).toEqual(
      expect.arrayContaining([
        { pointer: '/value', detail: 'is required' },
        { pointer: '/place/a~1b', detail: 'is not a known field' },
        { pointer: '/place/region', detail: 'must be text of 1 to 20 characters without control characters' },
        { pointer: '/precision', detail: 'must be one of exact, about' },
        { pointer: '/version', detail: 'is not a known field' },
      ]),
    );
  });

  it.each([
    [{ value: 1.5 }, 'must be an integer'],
    [{ value: -1 }, 'must be at least 0'],
    [{ value: '5' }, 'must be an integer'],
    [{ value: null }, 'must be an integer'],
    [{ value: { $gt: '' } }, 'must be an integer'],
  ])('refuses %j', (value, detail) => {
    expect(faultsOf(value)).toEqual([{ pointer: '/value', detail }]);
  });

  it('refuses null where it was not declared, and says one thing where it was', () => {
    expect(faultsOf({ value: 1, place: null })).toEqual([{ pointer: '/place', detail: 'must be an object' }]);
    expect(faultsOf({ value: 1, year: 'x' })).toEqual([{ pointer: '/year', detail: 'must be an integer' }]);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', '_id'])('names %s as unknown', (name) => {
    expect(faultsOf(JSON.parse(`{ "value": 1, "${name}": { "value": 2 } }`))).toEqual([
      { pointer: `/${name}`, detail: 'is not a known field' },
    ]);
    expect(faultsOf(JSON.parse(`{ "${name}": { "value": 2 } }`))).toHaveLength(2);
  });

  it.each([[null], [undefined], ['text'], [[{ value: 1 }]], [7]])('refuses %j for an object', (value) => {
    expect(faultsOf(value)).toEqual([{ pointer: '', detail: 'must be an object' }]);
  });

  it('stays below 20 faults and 4 KB, whatever it is sent', () => {
    const names = Array.from({ length: 500 }, (_, index) => [`${index}${'é"\ud800'.repeat(200)}`, index]);
    const faults = faultsOf({ value: 1, ...Object.fromEntries(names) }) ?? [];
    expect(faults.length).toBeGreaterThan(1);
    expect(Buffer.byteLength(JSON.stringify(faults))).toBeLessThan(4_000);
    expect(faultsOf({ value: 1, notes: Array(30).fill(0) })).toHaveLength(20);
  });

  it('answers hostile values quickly and does not mix up their faults', () => {
    const before = performance.now();
    expect(faultsOf({ value: 1, notes: Array(200_000).fill(0) })).toEqual([
      { pointer: '/notes', detail: 'must have at most 30 elements' },
    ]);
    expect(faultsOf(JSON.parse('[{"a":'.repeat(100_000) + '1' + '}]'.repeat(100_000)))).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  it('tolerates unknown fields where it should', () => {
    const tolerant = validatorOf(Command, { unknownFields: 'tolerate' });
    expect(tolerant({ value: 1, added: true, place: { later: 1 } }).faults).toBeUndefined();
  });

  it('coerces queries and settings', () => {
    class Query {
      @IsOptional() @IsInt() @Min(1) @Max(200) limit = 50;
      @IsOptional() @IsBoolean() dry?: boolean;
      @IsOptional() @IsString({ each: true }) @ArrayMaxSize(2) kinds?: string[];
    }
    const query = validatorOf(Query, { unknownFields: 'refuse', coerce: true });
    expect(query({ dry: 'true', kinds: 'a' })).toEqual({ value: { limit: 50, dry: true, kinds: ['a'] } });
    expect(query({ limit: '7' })).toEqual({ value: { limit: 7 } });
    expect(query({ limit: '' }).faults).toEqual([{ pointer: '/limit', detail: 'must be an integer' }]);
    expect(query({ limit: '201' }).faults).toEqual([{ pointer: '/limit', detail: 'must be at most 200' }]);
    for (const limit of ['Infinity', '1e400', '9'.repeat(400)])
      expect(query({ limit }).faults).toEqual([{ pointer: '/limit', detail: 'must be at most 200' }]);
    expect(query({ limit: ['1', '2'] }).faults).toEqual([
      { pointer: '/limit', detail: 'must be an integer' },
    ]);
  });
});

describe('the field rules', () => {
  const takes = (rule: PropertyDecorator, value: unknown): boolean => {
    class Declared {}
    rule(Declared.prototype, 'field');
    return validatorOf(Declared, { unknownFields: 'refuse' })({ field: value }).faults === undefined;
  };

  it.each<[string, PropertyDecorator, readonly unknown[], readonly unknown[]]>([
    [
      'IsId',
      IsId(),
      ['0192f0c1-2345-7abc-8def-0123456789ab', '00000000-0000-0000-0000-000000000000'],
      ['0192F0C1-2345-7abc-8def-0123456789ab', 'urn:uuid:0192f0c1-2345-7abc-8def-0123456789ab', '', 1],
    ],
    ['IsCountryCode', IsCountryCode(), ['NL', 'XK', 'GR'], ['EL', 'UK', 'nl', 'XX', 'NLD', 5]],
    ['IsCountryCodeOnInput', IsCountryCodeOnInput(), ['NL', 'EL', 'UK', 'XK'], ['el', 'EU', '']],
    [
      'IsCode',
      IsCode(),
      ['none-for-figures', 'personsArrested'],
      ['Persons', 'a_b', 'a--b', '-a', '__proto__'],
    ],
    ['IsCurrencyCode', IsCurrencyCode(), ['EUR', 'USD'], ['eur', 'XYZ']],
    [
      'IsLocalDate',
      IsLocalDate(),
      ['2026-04-27', '2024-02-29'],
      ['2026-02-29', '2026-04', '2026-04-27T00:00:00Z'],
    ],
    [
      'IsPartialDate',
      IsPartialDate(),
      ['2026', '2026-04', '2026-04-27'],
      ['2026-13', '26', '2026-04-31', 2026],
    ],
    [
      'IsInstant',
      IsInstant(),
      ['2026-04-27T09:30:00Z', '2026-04-27T09:30:00.123Z'],
      [
        '2026-04-27T09:30:00+02:00',
        '2026-02-30T09:30:00Z',
        '2026-04-27T24:00:00Z',
        '2026-04-27T09:30Z',
        '2026-04-27',
      ],
    ],
    [
      'IsText',
      IsText({ max: 6 }),
      ['two\nli', 'naïve', '😀😀😀😀😀😀'],
      ['', ' \n ', 'a\u0000b', '\u001b[1m', 'a\ud800', 'seven c', '\u0085', { $gt: '' }],
    ],
    ['IsText, blank', IsText({ max: 2, min: 0 }), ['', '  '], ['\u0007', 'abc']],
    [
      'IsWebAddress',
      IsWebAddress(),
      ['https://a.eu/b?c=d#e'],
      ['ftp://a.eu', 'javascript:x', 'https://', 'https://a b'],
    ],
    [
      'IsSourceAddress',
      IsSourceAddress(),
      ['https://a.eu/b?c=d#e', 'urn:example:1'],
      ['no address', 'javascript:x', 'data:text/html,x', 'https://a b'],
    ],
  ])('%s', (_, rule, taken, refused) => {
    for (const value of taken) expect([value, takes(rule, value)]).toEqual([value, true]);
    for (const value of refused) expect([value, takes(rule, value)]).toEqual([value, false]);
  });

  it('applies to each element where it is told to', () => {
    expect(takes(IsCode({ each: true }), ['labour', 'sexual'])).toBe(true);
    expect(takes(IsCode({ each: true }), 'labour')).toBe(false);
    expect(takes(IsCode({ each: true }), ['Labour'])).toBe(false);
  });
});
