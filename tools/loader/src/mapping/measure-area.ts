import type { CountryCode, Region } from '@entente/kernel';
import type { MeasureBody } from '../measure-body.js';
import { optional } from './optional.js';
import type { Row } from './row.js';

/** Regions that sources name in words, without accents and articles; what stands for no region of ours is not here. */
const REGIONS: Readonly<Record<string, Region>> = {
  "afrique de l'est et corne de l'afrique": 'horn-of-africa',
  "corne de l'afrique": 'horn-of-africa',
  'horn of africa': 'horn-of-africa',
  sahel: 'sahel',
  "afrique de l'ouest": 'west-africa',
  'west africa': 'west-africa',
  'afrique australe et orientale': 'southern-and-eastern-africa',
  'southern and eastern africa': 'southern-and-eastern-africa',
  'afrique du nord': 'north-africa',
  'north africa': 'north-africa',
  'balkans occidentaux': 'western-balkans',
  'western balkans': 'western-balkans',
  "europe de l'est": 'eastern-europe',
  'eastern europe': 'eastern-europe',
  'asie centrale': 'central-asia',
  'central asia': 'central-asia',
  'asie occidentale': 'western-asia',
  'western asia': 'western-asia',
  'asie du sud et du sud-est': 'south-and-south-east-asia',
  'south and south-east asia': 'south-and-south-east-asia',
  ameriques: 'americas',
  americas: 'americas',
  'continent americain': 'americas',
  'amerique latine': 'americas',
  'amerique latine et caraibes': 'americas',
  'latin america': 'americas',
  'latin america and the caribbean': 'americas',
};

type Area = Pick<MeasureBody, 'thirdCountries' | 'regions' | 'areaWording'>;

/** Where a measure acts. A region named in words counts as one only where no country of it is named. */
export function areaOf(row: Row): Area {
  const wording = row.optionalText('regions');
  const thirdCountries = row.countries('thirdCountries');
  return { thirdCountries, regions: regionsOf(wording, thirdCountries), ...optional('areaWording', wording) };
}

function regionsOf(wording: string | undefined, countries: readonly CountryCode[]): readonly Region[] {
  if (wording === undefined || countries.length > 0) return [];
  const plain = wording
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replaceAll('’', "'")
    .replace(/^(?:les |l'|the )|\.$/giu, '')
    .toLowerCase()
    .trim();
  const region = Object.hasOwn(REGIONS, plain) ? REGIONS[plain] : undefined;
  return region ? [region] : [];
}
