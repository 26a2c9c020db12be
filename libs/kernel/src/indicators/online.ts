import type { Indicator, InTwoLanguages } from './indicator.js';

/** Everybody sees the same internet: what one country counted, another may have counted too. */
const seen = (key: string, label: InTwoLanguages, definition: InTwoLanguages): Indicator => ({
  ...{ family: 'online', unit: 'count', addedAlong: ['operations'], usualParts: [] },
  ...{ key, label, definition },
});

export const ONLINE: readonly Indicator[] = [
  seen(
    'platformsChecked',
    { en: 'platforms checked', fr: 'plateformes contrôlées' },
    { en: 'Websites and services that were searched.', fr: 'Sites et services parcourus.' },
  ),
  seen(
    'platformsSuspected',
    { en: 'platforms suspected', fr: 'plateformes suspectées' },
    { en: 'Platforms with indications of trafficking.', fr: 'Plateformes présentant des indices de traite.' },
  ),
  seen(
    'usernamesChecked',
    { en: 'usernames checked', fr: 'noms d’utilisateur contrôlés' },
    {
      en: 'Names of accounts that were looked at. One person may have several, and several countries may see one.',
      fr: 'Noms de comptes examinés. Une personne peut en avoir plusieurs, et plusieurs pays peuvent voir le même.',
    },
  ),
  seen(
    'accountsReferred',
    { en: 'accounts referred', fr: 'comptes signalés' },
    {
      en: 'Accounts reported to the company that runs them. What it did is not known from this.',
      fr: 'Comptes signalés à l’entreprise qui les héberge, sans que l’on sache ce qu’elle en a fait.',
    },
  ),
  seen(
    'urlsDetected',
    { en: 'addresses detected', fr: 'adresses web détectées' },
    {
      en: 'Addresses of pages and advertisements noted down.',
      fr: 'Adresses de pages et d’annonces relevées.',
    },
  ),
  seen(
    'onlineTargetsIdentified',
    { en: 'online targets identified', fr: 'cibles en ligne identifiées' },
    {
      en: 'Accounts, channels and sites chosen for further work.',
      fr: 'Comptes, canaux et sites retenus pour la suite.',
    },
  ),
  seen(
    'platformsLinkedToThb',
    { en: 'platforms linked to trafficking', fr: 'plateformes liées à la traite' },
    {
      en: 'Platforms on which trafficking was found, beyond mere indications.',
      fr: 'Plateformes sur lesquelles la traite a été constatée, au-delà de simples indices.',
    },
  ),
  seen(
    'platformsLinkedToCsam',
    {
      en: 'platforms linked to child sexual abuse material',
      fr: 'plateformes liées à des contenus pédocriminels',
    },
    {
      en: 'Platforms on which material showing the sexual abuse of children was found.',
      fr: 'Plateformes sur lesquelles des contenus montrant des abus sexuels sur enfants ont été trouvés.',
    },
  ),
  seen(
    'communicationMeansChecked',
    { en: 'means of communication checked', fr: 'moyens de communication contrôlés' },
    {
      en: 'Telephone numbers, addresses and accounts through which people are contacted.',
      fr: 'Numéros de téléphone, adresses et comptes par lesquels des personnes sont contactées.',
    },
  ),
  seen(
    'socialNetworksDetected',
    { en: 'social networks detected', fr: 'réseaux sociaux relevés' },
    {
      en: 'Social networks on which something relevant was noted.',
      fr: 'Réseaux sociaux sur lesquels un élément pertinent a été relevé.',
    },
  ),
];
