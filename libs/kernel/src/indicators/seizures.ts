import { ADDITIVE, type Indicator, type InTwoLanguages } from './indicator.js';

const taken = (key: string, label: InTwoLanguages, definition: InTwoLanguages): Indicator => ({
  ...{ family: 'seizures', unit: 'count', addedAlong: ADDITIVE, usualParts: [] },
  ...{ key, label, definition },
});

export const SEIZURES: readonly Indicator[] = [
  {
    ...taken(
      'assetsSeized',
      { en: 'assets seized', fr: 'avoirs saisis' },
      {
        en: 'Money and what has a price, in the currency that was printed; currencies are never converted or added.',
        fr: 'Sommes et biens évalués, dans la monnaie imprimée ; les monnaies ne sont ni converties ni additionnées.',
      },
    ),
    unit: 'currency',
  },
  {
    ...taken(
      'assetsFrozen',
      { en: 'assets frozen', fr: 'avoirs gelés' },
      {
        en: 'Money that its holder cannot move for now, in the currency that was printed.',
        fr: 'Sommes dont le détenteur ne peut disposer pour l’instant, dans la monnaie imprimée.',
      },
    ),
    unit: 'currency',
  },
  taken(
    'forgedDocumentsSeized',
    { en: 'forged documents found', fr: 'faux documents découverts' },
    {
      en: 'False, falsified or fraudulently obtained papers. Most sources say detected, few say seized.',
      fr: 'Documents faux, falsifiés ou obtenus par fraude. La plupart des sources disent détectés, peu disent saisis.',
    },
  ),
  taken(
    'firearmsSeized',
    { en: 'firearms seized', fr: 'armes à feu saisies' },
    { en: 'Firearms, without their parts and ammunition.', fr: 'Armes à feu, sans pièces ni munitions.' },
  ),
  taken(
    'stolenVehiclesRecovered',
    { en: 'stolen vehicles recovered', fr: 'véhicules volés retrouvés' },
    { en: 'Vehicles that had been reported stolen.', fr: 'Véhicules qui avaient été déclarés volés.' },
  ),
  taken(
    'bankAccountsFrozen',
    { en: 'bank accounts frozen', fr: 'comptes bancaires gelés' },
    { en: 'Accounts, whatever is on them.', fr: 'Comptes, quel que soit leur solde.' },
  ),
  taken(
    'criminalAssetsItemsSeized',
    { en: 'criminal assets seized, in items', fr: 'avoirs criminels saisis, en objets' },
    {
      en: 'Things seized as the proceeds of crime, counted and not valued.',
      fr: 'Objets saisis en tant que produits du crime, comptés et non évalués.',
    },
  ),
  taken(
    'criminalMerchandiseItemsSeized',
    { en: 'criminal merchandise seized, in items', fr: 'marchandises illicites saisies, en objets' },
    {
      en: 'Goods of an illegal trade, counted and not valued.',
      fr: 'Marchandises d’un commerce illicite, comptées et non évaluées.',
    },
  ),
];
