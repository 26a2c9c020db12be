import type { MappedMeasure, MeasureBody } from '../src/index.js';
import { publishedId } from '../src/index.js';
import { known, type Json } from './json.js';

/** How a file names what both kinds of files have. */
export interface Words {
  readonly partners: 'implementingPartners' | 'partners';
  readonly parts: 'budgetComponents' | 'funding';
  readonly funder: 'source' | 'funder';
  readonly targets: 'quantifiedTargets' | 'quantified';
  readonly what: 'target' | 'what';
  /** What a file says of all its rows by not saying it. */
  readonly silent: readonly (keyof MeasureBody)[];
}

export const MEASURE_WORDS: Words = {
  ...{ partners: 'implementingPartners', parts: 'budgetComponents', funder: 'source' },
  ...{ targets: 'quantifiedTargets', what: 'target', silent: [] },
};
export const PROJECT_WORDS: Words = {
  ...{ partners: 'partners', parts: 'funding', funder: 'funder', targets: 'quantified', what: 'what' },
  silent: ['kind', 'scope', 'status'],
};

/** The rows of a file, written again from nothing but its commands. `names` are the ids its rows may refer to. */
export function rowsOfMeasures(
  measures: readonly MappedMeasure[],
  words: Words,
  names: readonly string[] = [],
): readonly Json[] {
  const byId = new Map(
    [...measures.map(({ name }) => name), ...names].map((name) => [publishedId(name), name]),
  );
  return measures.map(({ name, body }) =>
    known({ id: name, ...rowOf(without(body, words.silent), words), ...linksOf(body, byId) }),
  );
}

function rowOf(body: Partial<MeasureBody>, words: Words): Json {
  const { title, kind, scope, status, targetScope, leadOrganisation, beneficiaries, implements: plan } = body;
  return {
    ...{ title, kind, scope, status, targetScope, leadOrganisation, beneficiaries, implements: plan },
    ...{ reportingCountry: body.reportingCountry, otherCountries: body.otherCountries },
    ...{ themes: body.themes?.map(snake), themesBasis: body.themesBasis },
    crimeAreas: body.crimeAreas?.map(snake),
    ...{ thirdCountries: body.thirdCountries, regions: body.areaWording },
    targetNationalities: body.targetNationalities,
    ...{ start: body.period?.startsOn, end: body.period?.endsOn },
    phases: body.phases?.map(({ label, startsOn, endsOn, durationMonths, thirdCountries }) => ({
      ...{ label, start: startsOn, end: endsOn },
      ...{ duration_months: durationMonths, third_countries: thirdCountries },
    })),
    ...fundingRow(body.funding, words),
    [words.partners]: body.partners?.map(({ name }) => name),
    beneficiaryTypes: body.beneficiaryGroups?.map(({ type }) => type),
    activityTypes: body.activities?.map(({ type }) => type),
    ...{ training: body.trainingTopics, pillars: body.pillars, networks: body.networks },
    [words.targets]: body.targets?.map(({ what, value, wording }) => ({
      ...{ [words.what]: what, value, qualifier: wording },
    })),
    notes: body.notes?.filter((note) => !note.startsWith('status: ')),
  };
}

function fundingRow(funding: MeasureBody['funding'] | undefined, words: Words): Json {
  return {
    budgetEur: funding?.total?.amount,
    funders: funding?.funders,
    [words.parts]: funding?.parts.map(({ funder, amount, currency, precision, amountAsPrinted, note }) => ({
      ...{ [words.funder]: funder, amount, currency, note },
      ...{ approximate: precision === 'about' ? true : undefined, amount_as_printed: amountAsPrinted },
    })),
  };
}

function linksOf({ sameProjectAs }: MeasureBody, names: ReadonlyMap<string, string>): Json {
  return { sameProjectAs: sameProjectAs.map((id) => names.get(id) ?? id) };
}

function without(body: MeasureBody, fields: readonly (keyof MeasureBody)[]): Partial<MeasureBody> {
  return Object.fromEntries(
    Object.entries(body).filter(([field]) => !fields.includes(field as keyof MeasureBody)),
  );
}

function snake(code: string): string {
  return code.replaceAll('-', '_');
}
