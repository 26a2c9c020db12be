import { describe, expect, it } from '@jest/globals';
import { DOMESTIC_MEASURES } from '../test/domestic-measures.js';
import { known, sampleData, type Json } from '../test/json.js';
import { MEASURE_WORDS, PROJECT_WORDS, rowsOfMeasures } from '../test/measure-rows.js';
import { publishedId } from './mapping/ids.js';
import { publishedMeasuresToCommands, publishedProjectsToCommands } from './mapping/published-measures.js';

const measures = sampleData('measures-third-countries.json') as readonly Json[];
const projects = sampleData('projects.json') as readonly Json[];
const ELSEWHERE = ['EMN-II-49', 'EMN-II-50'];

describe.each([
  ['measures', measures, publishedMeasuresToCommands(measures), MEASURE_WORDS, 69],
  ['projects', projects, publishedProjectsToCommands(projects), PROJECT_WORDS, 8],
] as const)('the published %s', (_what, file, mapped, words, count) => {
  it('are all mapped, and no field is left unread', () => {
    expect(mapped).toMatchObject({ refused: [], unread: [] });
    expect(mapped.records).toHaveLength(count);
    expect(new Set(mapped.records.map(({ id }) => id)).size).toBe(count);
  });

  it('keep everything: the rows can be written again from the commands', () => {
    expect(rowsOfMeasures(mapped.records, words, ELSEWHERE)).toEqual(file.map(known));
  });
});

describe('a published measure', () => {
  const { records } = publishedMeasuresToCommands(measures);
  const body = (name: string) => records.find((one) => one.name === name)!.body;

  it('may have no title, no dates, no end, and no countries', () => {
    expect(body('EMN-I-06').title).toEqual({});
    expect(body('EMN-I-11')).toMatchObject({ period: {}, thirdCountries: [], regions: [] });
    expect(body('EMN-I-21').period).toEqual({ startsOn: '2020' });
  });

  it('has a region of its own only where it names that and no country of it', () => {
    const regional = records.filter(({ body: { regions } }) => regions.length > 0);
    expect(regional.map(({ name, body: { regions } }) => [name, ...regions])).toEqual([
      ['EMN-I-01', 'horn-of-africa'],
      ['EMN-I-28', 'americas'],
      ['EMN-I-53', 'americas'],
    ]);
    expect(publishedProjectsToCommands(projects).records.flatMap(({ body: { regions } }) => regions)).toEqual(
      [...['western-balkans', 'americas', 'americas']],
    );
    expect(body('EMN-I-17')).toMatchObject({ areaWording: expect.stringMatching(/^Corne de l'Afrique/) });
  });

  it('has its phases with their own length and countries', () => {
    expect(body('EMN-I-38').phases[1]).toEqual({
      ...{ label: 'phase 3', startsOn: '2022-10', durationMonths: 24, thirdCountries: [] },
    });
    expect(body('EMN-I-61').phases[1]).toMatchObject({ thirdCountries: ['MR'] });
  });

  it('keeps a stated total, its parts and what cannot be read as an amount apart', () => {
    expect(body('EMN-I-39').funding).toMatchObject({
      total: { amount: 46_000_000, currency: 'EUR' },
      parts: [{ amount: 4_000_000, precision: 'exact' }],
    });
    expect(body('EMN-I-01').funding.parts.map(({ precision }) => precision)).toEqual([
      ...['exact', 'about', 'about', 'about'],
    ]);
    expect(body('EMN-I-61').funding).not.toHaveProperty('total');
    expect(body('EMN-I-59').funding.parts).toEqual([
      expect.objectContaining({ amountAsPrinted: '39292763 €', currency: 'EUR', precision: 'exact' }),
    ]);
    expect(body('EMN-I-59').funding.parts[0]).not.toHaveProperty('amount');
  });

  it('has figures with the precision that their words have', () => {
    expect(body('EMN-I-35').targets).toEqual([
      {
        what: "postes à l'étranger formés (résultat)",
        ...{ value: 12, precision: 'over', wording: "plus d'une douzaine" },
      },
    ]);
    const reached = publishedProjectsToCommands(projects).records.at(-1)?.body.targets;
    expect(reached?.map(({ what, precision }) => [what, precision])).toEqual([
      ['staff reached, at most', 'about'],
      ['shelters', 'exact'],
    ]);
  });

  it('names the records of the same project by their ids, also those of other files', () => {
    expect(body('EMN-I-13').sameProjectAs).toEqual([publishedId('EMN-II-49')]);
    expect(body('EMN-I-17').sameProjectAs).toEqual([publishedId('EMN-I-39')]);
  });

  it('has no status that its source does not state', () => {
    const [project] = publishedProjectsToCommands(projects).records;
    expect(project?.body).toMatchObject({
      ...{ kind: 'project', statusBasis: 'unknown', notes: ['status: not stated by the source'] },
    });
    expect(project?.body).not.toHaveProperty('status');
  });
});

describe('a domestic measure', () => {
  const { records, refused, unread } = publishedMeasuresToCommands(DOMESTIC_MEASURES);

  it('is taken by the same mapping', () => {
    expect([refused, unread]).toEqual([[], []]);
    expect(records.map(({ body }) => body)).toMatchObject([
      {
        ...{ scope: 'domestic', reportingCountry: 'GR', targetScope: 'specific_nationalities' },
        ...{ targetNationalities: ['NG', 'XK'], areaWording: 'Attique', regions: [] },
        targets: [
          { precision: 'at-least', wording: 'au moins 300' },
          { precision: 'over', what: 'juristes' },
        ],
      },
      { title: {}, targetScope: 'all_tcn', status: 'planned' },
      { status: 'completed' },
    ]);
    expect(records[2]?.body).not.toHaveProperty('targetScope');
    expect(records[2]?.body).not.toHaveProperty('statusBasis');
  });

  it.each([
    ['theme', { themes: ['rescue'] }, 'has the unknown "rescue" in "themes"'],
    ['status', { status: 'over' }, 'has the unknown "over" in "status"'],
    ['country', { targetNationalities: ['ZZ'] }, 'has the unknown country "ZZ" in "targetNationalities"'],
    ['amount', { budgetEur: '90000' }, 'has a "budgetEur" that is not a number of zero or more'],
    ['phase', { phases: ['first'] }, 'is not an object'],
  ])('is refused by name for a %s that is not understood', (_what, change, reason) => {
    const [first, second] = DOMESTIC_MEASURES;
    const mapped = publishedMeasuresToCommands([{ ...first, ...change }, second]);
    expect(mapped.refused).toEqual([{ name: 'DOMESTIC-01', reason }]);
    expect(mapped.records.map(({ name }) => name)).toEqual(['DOMESTIC-02']);
  });

  it('names the fields it has no place for, wherever they stand', () => {
    const row = { ...DOMESTIC_MEASURES[1], mood: 'good', phases: [{ start: '2020', colour: 'red' }] };
    expect(publishedMeasuresToCommands([row]).unread.map(({ reason }) => reason)).toEqual([
      'has a field that is not known: "mood"',
      'has a field that is not known: "phases/0/colour"',
    ]);
  });
});
