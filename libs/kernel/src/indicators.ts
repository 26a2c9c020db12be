/** An indicator of the catalogue. Its unit decides what it may be added to. */
export interface Indicator {
  readonly key: string;
  readonly unit: 'persons' | 'investigations';
  /** Indicators of one family are told beside each other and never summed into one figure. */
  readonly family: 'suspects' | 'victims' | 'checks' | 'resources' | 'outcomes';
  readonly label: { readonly en: string; readonly fr: string };
}

/** The core of the catalogue: what participants are asked for where a template names nothing else. */
export const INDICATORS: readonly Indicator[] = [
  {
    key: 'personsArrested',
    unit: 'persons',
    family: 'suspects',
    label: { en: 'persons arrested', fr: 'personnes arrêtées' },
  },
  {
    key: 'suspectsIdentified',
    unit: 'persons',
    family: 'suspects',
    label: { en: 'suspects identified', fr: 'suspects identifiés' },
  },
  {
    key: 'potentialVictimsIdentified',
    unit: 'persons',
    family: 'victims',
    label: { en: 'potential victims identified', fr: 'victimes potentielles repérées' },
  },
  {
    key: 'presumedVictimsIdentified',
    unit: 'persons',
    family: 'victims',
    label: { en: 'presumed victims identified', fr: 'victimes présumées repérées' },
  },
  {
    key: 'victimsIdentified',
    unit: 'persons',
    family: 'victims',
    label: { en: 'victims reported as identified', fr: 'victimes déclarées identifiées' },
  },
  {
    key: 'victimsRegistered',
    unit: 'persons',
    family: 'victims',
    label: { en: 'victims registered', fr: 'victimes enregistrées' },
  },
  {
    key: 'personsChecked',
    unit: 'persons',
    family: 'checks',
    label: { en: 'persons checked', fr: 'personnes contrôlées' },
  },
  {
    key: 'officersDeployed',
    unit: 'persons',
    family: 'resources',
    label: { en: 'officers deployed', fr: 'agents engagés' },
  },
  {
    key: 'investigationsOpened',
    unit: 'investigations',
    family: 'outcomes',
    label: { en: 'investigations opened', fr: 'enquêtes ouvertes' },
  },
];

const BY_KEY: ReadonlyMap<string, Indicator> = new Map(
  INDICATORS.map((indicator) => [indicator.key, indicator]),
);

/** The catalogue's indicator, or `undefined` for a free one, which must bring its own unit. */
export function indicatorOf(key: string): Indicator | undefined {
  return BY_KEY.get(key);
}
