import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ReportRow } from '@entente/counting';
import { countedAsStored, countedOperation, report, REPORTED } from '../test/counted.js';
import type { MappedOperation } from './bodies.js';
import { publishedId } from './mapping/ids.js';
import { publishedOperationsToCommands } from './mapping/published-operations.js';

type Totals = Readonly<Record<string, number | string | null>>;

const published = publishedOperationsToCommands(read('published-operations.json')).operations;
const expected = read('expected-totals.json') as { rows: Totals[]; total: Totals };
const counted = published.map(countedOperation);

describe('the published operations, counted', () => {
  const rows = report(counted, 'year');
  const total = report(counted, 'none');

  it.each(expected.rows.map((row) => [row['year'], row] as const))('come to the expected %s', (year, row) => {
    const ofYear = rows.filter(({ group }) => String(group.year ?? 'undated') === year);
    expect({ year, ...cellsOf(ofYear) }).toEqual(row);
  });

  it('have no other year', () => {
    expect(new Set(rows.map(({ group }) => group.year)).size).toBe(expected.rows.length);
  });

  it('come to the expected total', () => {
    expect(cellsOf(total)).toEqual(expected.total);
  });

  it('say how much of 2023 may be counted twice', () => {
    const arrests = rows.find(
      ({ group, indicator }) => group.year === 2023 && indicator === 'personsArrested',
    );
    expect(arrests?.possiblyCountedTwice).toBe(212);
  });

  it('keep shares that do not cover the participants beside the totals', () => {
    expect(rows.filter(({ partial }) => partial !== undefined).length).toBeGreaterThan(0);
  });

  it('count what only a nested strand gives', () => {
    const strand = counted.find(({ id }) => id === publishedId('ciconia-alba-thb-2016-10'));
    const umbrella = counted.find(({ id }) => id === strand?.nestedIn);
    const documents = (operation = strand): unknown =>
      operation?.figures.find(({ indicator }) => indicator === 'documentsChecked');
    expect(documents()).toMatchObject({ madeOf: 'stated' });
    expect(documents(umbrella)).toBeUndefined();
  });
});

describe('the published operations, mapped', () => {
  it('keep the second value beside the first, under another indicator where the pages differ', () => {
    expect(secondValues('ciconia-alba-2016-10')).toContainEqual([
      'personsArrested',
      314,
      'personsArrested',
      386,
    ]);
    expect(secondValues('global-chain-2025-06')).toContainEqual([
      'personsArrested',
      158,
      'personsArrested',
      520,
    ]);
    expect(secondValues('jad-danube-5-2020-09')).toHaveLength(4);
    expect(secondValues('global-chain-2024-06')).toContainEqual([
      ...['victimsIdentified', 1374],
      ...['potentialVictimsIdentified', 1374],
    ]);
  });

  it.each([
    ['labour-jad-2024-04', 'entitiesChecked', 165_896, 170_439],
    ['labour-jad-2025-09', 'entitiesChecked', 194_995, 195_403],
    ['jad-see-2023-11', 'personsArrested', 566, 562],
  ])('keep what %s prints, though its parts do not add up', (name, indicator, whole, parts) => {
    const { results } = operation(name);
    const stated = results.find(({ body }) => body.indicator === indicator && body.scope === 'operation');
    const sum = results
      .filter(({ body }) => body.breakdownOf === stated?.id)
      .reduce((added, { body }) => added + body.value, 0);
    expect([stated?.body.value, sum, stated?.body.partsComplete]).toEqual([whole, parts, true]);
  });

  it('make a police force a part of its country, and set it aside where the country gives nothing', () => {
    const [thamesValley] = regional('child-trafficking-2021-06');
    const country = operation('child-trafficking-2021-06').results.find(
      ({ id }) => id === thamesValley?.breakdownOf,
    );
    expect([country?.body.value, thamesValley?.value]).toEqual([99, 20]);
    expect(regional('labour-jad-2024-04').map(({ notCounted }) => notCounted?.reason)).toEqual(
      Array(4).fill('one region or force'),
    );
  });

  it('set aside what the source does not count', () => {
    const aside = operation('labour-jad-2019-04').results.find(({ body }) => body.notCounted !== undefined);
    expect(aside?.body).toMatchObject({
      ...{ indicator: 'personsArrested', value: 227, offence: 'other' },
      notCounted: { reason: 'other offences' },
    });
  });

  it('make a country key a share of that country', () => {
    const shares = operation('agri-labour-jad-2021-09').results.filter(
      ({ body }) => body.scope === 'country',
    );
    expect(shares.map(countedAsStored)).toContainEqual(
      expect.objectContaining({
        country: 'FR',
        indicator: 'personsArrested',
        value: 8,
        breakdownLabel: 'FR',
      }),
    );
  });
});

function cellsOf(rows: readonly ReportRow[]): Totals {
  const [first] = rows;
  const cells = rows.flatMap((row): [string, number | null][] => [
    [row.indicator, row.value],
    [`operationsReporting_${row.indicator}`, row.operationsReporting],
  ]);
  expect(rows.map(({ indicator }) => indicator)).toEqual(REPORTED);
  return {
    operations: first?.operations ?? null,
    nested: first?.nested ?? null,
    ...(Object.fromEntries(cells) as Totals),
  };
}

function secondValues(name: string): unknown[] {
  const { results } = operation(name);
  return results.flatMap(({ body }) => {
    const first = results.find(({ id }) => id === body.alternativeTo)?.body;
    return first ? [[first.indicator, first.value, body.indicator, body.value]] : [];
  });
}

function regional(name: string): MappedOperation['results'][number]['body'][] {
  return operation(name)
    .results.map(({ body }) => body)
    .filter(({ place }) => place !== undefined);
}

function operation(name: string): MappedOperation {
  const found = published.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`The file has no operation ${name}.`);
  return found;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'));
}
