import { ADDITIVE, type Indicator } from './indicator.js';

export const OFFICERS_DEPLOYED: Indicator = {
  ...{ family: 'resources', key: 'officersDeployed', unit: 'persons', addedAlong: ADDITIVE, usualParts: [] },
  label: { en: 'officers deployed', fr: 'agents engagés' },
  definition: {
    en: 'Persons of services who worked on the operation: police, inspectors, experts. Whom a source counts differs.',
    fr: 'Personnes des services ayant participé : police, inspection, experts. Ce que la source y compte varie.',
  },
};

export const AGENCIES_PARTICIPATING: Indicator = {
  ...{ family: 'resources', key: 'agenciesParticipating', unit: 'count', usualParts: [] },
  addedAlong: ['countries'],
  label: { en: 'agencies taking part', fr: 'organismes participants' },
  definition: {
    en: 'Forces and agencies. The same ones take part in many operations, so that a sum over operations says nothing.',
    fr: 'Forces et organismes. Les mêmes participent à de nombreuses opérations : une somme entre opérations ne dit rien.',
  },
};
