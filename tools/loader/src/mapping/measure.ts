import {
  CRIME_AREAS,
  MEASURE_KINDS,
  MEASURE_SCOPES,
  MEASURE_STATUSES,
  RECURRENCES,
  TARGET_SCOPES,
  THEMES,
  type MeasureKind,
} from '@entente/kernel';
import type { MeasureBody, PhaseBody } from '../measure-body.js';
import { publishedId } from './ids.js';
import { areaOf } from './measure-area.js';
import { fundingOf } from './measure-funding.js';
import { targetsOf } from './measure-targets.js';
import { optional } from './optional.js';
import type { Row } from './row.js';

const THEMES_BASES = ['text', 'icon'] as const;
export const STATUS_NOT_STATED = 'status: not stated by the source';

/** The command of one measure or project. `kind` is what a file holds, where its rows do not say. */
export function mapMeasure(row: Row, kind?: MeasureKind): MeasureBody {
  const status = row.optionalCode('status', MEASURE_STATUSES);
  return {
    title: titleOf(row.optionalRow('title')),
    ...optional('kind', row.optionalCode('kind', MEASURE_KINDS) ?? kind),
    ...optional('recurrence', row.optionalCode('recurrence', RECURRENCES)),
    scope: row.optionalCode('scope', MEASURE_SCOPES) ?? 'third-country',
    ...optional('reportingCountry', row.optionalCountry('reportingCountry')),
    ...optional('leadOrganisation', row.optionalText('leadOrganisation')),
    otherCountries: row.countries('otherCountries'),
    ...optional('implements', row.optionalText('implements')),
    crimeAreas: row.codes('crimeAreas', CRIME_AREAS),
    themes: row.codes('themes', THEMES),
    ...optional('themesBasis', row.optionalCode('themesBasis', THEMES_BASES)),
    ...areaOf(row),
    ...optional('targetScope', row.optionalCode('targetScope', TARGET_SCOPES)),
    targetNationalities: row.countries('targetNationalities'),
    period: periodOf(row),
    phases: row.rows('phases').map(phaseOf),
    funding: fundingOf(row),
    partners: [...row.texts('implementingPartners'), ...row.texts('partners')].map((name) => ({ name })),
    ...optional('beneficiaries', row.optionalText('beneficiaries')),
    beneficiaryGroups: row.texts('beneficiaryTypes').map((type) => ({ type })),
    activities: row.texts('activityTypes').map((type) => ({ type, participants: [] })),
    trainingTopics: row.texts('training'),
    pillars: row.texts('pillars'),
    networks: row.texts('networks'),
    targets: targetsOf(row),
    sameProjectAs: row.texts('sameProjectAs').map(publishedId),
    sources: sourcesOf(row),
    notes: [...row.texts('notes'), ...(status === undefined ? [STATUS_NOT_STATED] : [])],
    ...(status === undefined ? { statusBasis: 'unknown' } : { status }),
  };
}

/** A language whose text is not known is left out; a measure may have no title at all. */
function titleOf(title: Row | undefined): MeasureBody['title'] {
  const languages = title?.fieldNames() ?? [];
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = title?.optionalText(language);
      return text === undefined ? [] : [[language, text]];
    }),
  );
}

function periodOf(row: Row): MeasureBody['period'] {
  return {
    ...optional('startsOn', row.optionalDate('start')),
    ...optional('endsOn', row.optionalDate('end')),
  };
}

function phaseOf(phase: Row): PhaseBody {
  return {
    ...optional('label', phase.optionalText('label')),
    ...periodOf(phase),
    ...optional('durationMonths', phase.optionalCount('duration_months')),
    thirdCountries: phase.countries('third_countries'),
  };
}

function sourcesOf(row: Row): MeasureBody['sources'] {
  const [url, kind] = [row.optionalText('sourceUrl'), row.optionalText('sourceType')];
  const main = url === undefined ? [] : [{ url, ...optional('kind', kind?.replaceAll('_', '-')) }];
  return [...main, ...row.texts('otherSources').map((other) => ({ url: other }))];
}
