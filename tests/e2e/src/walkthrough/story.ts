import type { Bearer, ServiceName } from '@entente/local-stack';
import type { RunningStack } from '../running-stack.js';
import type { Opening } from './page-of.js';
import { Person } from './person.js';
import type { Walkthrough } from './walkthrough.js';

type Fields = Readonly<Record<string, unknown>>;

const id = (number: number): string => `01970000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Every id of the story, made by whoever records the thing. */
export const IDS = {
  day: id(1),
  hackathon: id(2),
  exercise: id(3),
  measure: id(4),
  arrestsFr: id(11),
  checkedFr: id(12),
  victimsFr: id(13),
  arrestsDeFirst: id(21),
  arrestsDeSecond: id(22),
  arrestsDeThird: id(23),
  victimsDe: id(24),
  arrestsNl: id(31),
  labourArrestsNl: id(32),
  victimsNl: id(33),
  checkedNl: id(34),
  arrestsGb: id(41),
  victimsGb: id(42),
  checkedGb: id(43),
  arrestsOfTheWhole: id(51),
  arrestsByTheCentre: id(52),
} as const;

export const DAY = pathOf(IDS.day);
export const HACKATHON = pathOf(IDS.hackathon);
export const EXERCISE = pathOf(IDS.exercise);

export const OPENING: Opening = {
  title: 'An action day',
  words: [
    'Five countries and a coordinating body live through a joint action day: they plan it, report from the field, ' +
      'settle what does not go together, close it, and explain its figures three weeks later. Every call and every ' +
      'answer is a real one. The page is written by a test that runs the story against all services, and fails when ' +
      'they answer anything else; `npm run walkthrough` writes it anew.',
    'Tokens are left out. What differs from run to run stands in angle brackets. The ids are the story’s own:',
  ],
  names: {
    [IDS.day]: 'the action day',
    [IDS.hackathon]: 'a hackathon',
    [IDS.exercise]: 'an exercise',
    [IDS.measure]: 'the measure that the hackathon belongs to',
    [IDS.arrestsFr]: 'arrests in FR',
    [IDS.checkedFr]: 'persons checked in FR',
    [IDS.victimsFr]: 'potential victims, told by FR',
    [IDS.arrestsDeFirst]: 'DE’s first situation report',
    [IDS.arrestsDeSecond]: 'DE’s second',
    [IDS.arrestsDeThird]: 'DE’s third',
    [IDS.victimsDe]: 'potential victims, told by DE',
    [IDS.arrestsNl]: 'arrests in NL',
    [IDS.labourArrestsNl]: 'of which for labour exploitation',
    [IDS.victimsNl]: 'potential victims in NL',
    [IDS.checkedNl]: 'persons checked in NL',
    [IDS.arrestsGb]: 'arrests in GB',
    [IDS.victimsGb]: 'potential victims in GB',
    [IDS.checkedGb]: 'persons checked in GB',
    [IDS.arrestsOfTheWhole]: 'arrests of the whole, as the lead states them',
    [IDS.arrestsByTheCentre]: 'the same, as the centre counts them',
  },
};

/** On which the story takes place. */
export const DAYS = ['2025-05-12', '2025-05-13', '2025-05-14', '2025-05-15', '2025-05-16'];

export const ASKED = ['personsArrested', 'personsChecked', 'potentialVictimsIdentified'];

export function planOf(given: Fields = {}): Fields {
  return {
    name: 'Action day on labour exploitation',
    kind: 'joint-action-day',
    framework: 'EMPACT',
    crimeAreas: ['thb'],
    exploitationForms: ['labour'],
    period: { startsOn: '2025-05-12', endsOn: '2025-05-16' },
    leadCountry: 'NL',
    coordinators: ['EUROPOL'],
    participants: [{ country: 'NL' }],
    reportingTemplate: ASKED,
    ...given,
  };
}

/** A country's own figure. */
export function shareOf(country: string, indicator: string, value: number, given: Fields = {}): Fields {
  return { scope: 'country', country, indicator, value, ...given };
}

/** A figure of the whole operation. */
export function wholeOf(indicator: string, value: number, given: Fields = {}): Fields {
  return { scope: 'operation', indicator, value, ...given };
}

export function resultOf(resultId: string, operation = DAY): string {
  return `${operation}/results/${resultId}`;
}

function pathOf(operationId: string): string {
  return `/v1/joint-action-days/${operationId}`;
}

export const TEAM_FR: Bearer = { roles: ['operational-team'], country: 'FR' };
export const CENTRE: Bearer = { roles: ['action-leader'], organisation: 'EUROPOL' };
export const LEAD: Bearer = { roles: ['action-leader'], country: 'NL' };

const coordinator = (country: string): Bearer => ({ roles: ['national-coordinator'], country });
const team = (country: string): Bearer => ({ roles: ['operational-team'], country });

const CAST = {
  lead: ['The action leader of NL', LEAD],
  centre: ['The centre at EUROPOL', CENTRE],
  teamNl: ['NL’s team', team('NL')],
  teamFr: ['FR’s team', TEAM_FR],
  teamDe: ['DE’s team', team('DE')],
  teamGb: ['GB’s team', team('GB')],
  coordinatorFr: ['FR’s coordinator', coordinator('FR')],
  coordinatorDe: ['DE’s coordinator', coordinator('DE')],
  coordinatorGb: ['GB’s coordinator', coordinator('GB')],
  coordinatorBe: ['BE’s coordinator', coordinator('BE')],
} as const satisfies Readonly<Record<string, readonly [string, Bearer]>>;

export type Cast = Readonly<Record<keyof typeof CAST | 'staff', Person>>;

/** Everybody in the story, each with a token of their own. */
export async function castOf(stack: RunningStack, story: Walkthrough): Promise<Cast> {
  const person = async (service: ServiceName, name: string, bearer: Bearer): Promise<Person> =>
    new Person(name, await stack.caller(service, bearer), story);
  const acting = Object.entries<readonly [string, Bearer]>(CAST).map(
    async ([part, [name, bearer]]) => [part, await person('joint-action-days', name, bearer)] as const,
  );
  const staff = await person('reporting', 'Reporting staff', { roles: ['reporting-staff'] });
  return { ...(Object.fromEntries(await Promise.all(acting)) as Omit<Cast, 'staff'>), staff };
}
