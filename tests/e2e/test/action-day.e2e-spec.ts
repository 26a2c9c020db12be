import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeviceQueue, itemOf, MemoryStorage } from '@entente/client';
import type { CounterRow } from '@entente/counting';
import { TcpProxy, type Answer } from '@entente/testing';
import { Reports } from '../src/reports.js';
import { RunningStack } from '../src/running-stack.js';
import { keepPage } from '../src/walkthrough/kept-page.js';
import { Listener } from '../src/walkthrough/listener.js';
import {
  ASKED,
  castOf,
  CENTRE,
  DAY,
  DAYS,
  EXERCISE,
  HACKATHON,
  IDS,
  OPENING,
  planOf,
  resultOf,
  shareOf,
  TEAM_FR,
  wholeOf,
  type Cast,
} from '../src/walkthrough/story.js';
import { toldFetch } from '../src/walkthrough/told-fetch.js';
import { Walkthrough } from '../src/walkthrough/walkthrough.js';

type Fields = Readonly<Record<string, unknown>>;

const MINUTES = 60_000;

const story = new Walkthrough(OPENING, DAYS);
let stack: RunningStack;
let cast: Cast;
let device: TcpProxy;
let reports: Reports;
/** Of the action day. */
let version = 0;
const [begun, lived]: [string[], string[]] = [[], []];

beforeAll(async () => {
  stack = await RunningStack.start();
  cast = await castOf(stack, story);
  reports = await Reports.of(stack);
  const { hostname: host, port } = new URL(stack.service('joint-action-days').address);
  device = new TcpProxy({ host, port: Number(port) });
}, 6 * MINUTES);
afterAll(async () => {
  await device.shut();
  await stack.stop();
}, MINUTES);

/** A chapter builds on those before it. */
function chapter(heading: string, live: () => Promise<void>): void {
  it(heading, async () => {
    begun.push(heading);
    story.begin(`${begun.length}. ${heading}`);
    await live();
    lived.push(heading);
  });
}

async function done(asked: Promise<Answer>, status = 204): Promise<Answer> {
  const answer = await asked;
  expect([answer.status, answer.text]).toEqual([status, answer.text]);
  return answer;
}

/** A change of the action day. */
async function moved(asked: Promise<Answer>, status = 204): Promise<void> {
  ({ version } = await done(asked, status));
}

async function itemsOf(asked: Promise<Answer>): Promise<readonly Fields[]> {
  return (await done(asked, 200)).json['items'] as readonly Fields[];
}

/** What the summary says of one indicator's figure. */
async function figureOf(indicator: string): Promise<Fields | undefined> {
  const { json } = await done(cast.lead.caller.get(`${DAY}/summary`), 200);
  return (json['figures'] as readonly Fields[]).find((figure) => figure['indicator'] === indicator);
}

describe('an action day', () => {
  chapter('The catalogue', async () => {
    story.say(
      'An indicator has one definition for everybody. The catalogue says what is counted, in which unit, and along ' +
        'what it may be added: persons arrested in two countries are other persons, a platform looked at in two ' +
        'countries may be the same one.',
    );
    const keys = [...ASKED, 'platformsChecked'];
    const items = await itemsOf(
      cast.lead.get('/v1/indicators', {
        only: { list: 'items', field: 'key', is: keys },
        fields: ['items.key', 'items.unit', 'items.label.en', 'items.addedAlong', 'items.core'],
      }),
    );
    const added = new Map(items.map(({ key, addedAlong }) => [key, addedAlong]));
    expect(added.get('personsArrested')).toEqual(['countries', 'operations']);
    expect(added.get('platformsChecked')).not.toContain('countries');
  });

  chapter('Planning', async () => {
    const { lead, coordinatorFr, coordinatorDe, coordinatorGb, coordinatorBe } = cast;
    story.say(
      'NL leads. It makes the id itself, so that the plan may be sent again on any network, and asks participants ' +
        'for three figures. Then it invites four countries. GB is a third country: what its part rests on is noted.',
    );
    await moved(lead.put(DAY, planOf()), 201);
    const restsOn = { kind: 'agreement', note: 'Trade and Cooperation Agreement, part three' };
    const participants = [...['FR', 'DE', 'BE'].map((country) => ({ country })), { country: 'GB', restsOn }];
    await moved(lead.post(`${DAY}/invitation`, version, { participants }));

    story.say('Three accept. BE has nobody to send; from then on nothing is expected of it.');
    for (const coordinator of [coordinatorFr, coordinatorDe, coordinatorGb]) {
      await moved(coordinator.post(`${DAY}/acceptance`, version));
    }
    await moved(coordinatorBe.post(`${DAY}/refusal`, version, { reason: 'no officers to spare' }));
    const fields = ['status', 'participation', 'thirdCountries'];
    const { json } = await done(lead.get(DAY, { fields }), 200);
    expect(json).toMatchObject({
      status: 'planned',
      participation: [
        { country: 'FR', status: 'accepted' },
        { country: 'DE', status: 'accepted' },
        { country: 'BE', status: 'declined', reason: 'no officers to spare' },
        { country: 'GB', status: 'accepted' },
      ],
      thirdCountries: [{ country: 'GB', restsOn }],
    });
  });

  chapter('A bad connection', async () => {
    const { lead, teamFr } = cast;
    story.say('The lead starts the day.');
    await moved(lead.post(`${DAY}/start`, version));

    story.say(
      'FR’s team is in a valley without a network. Its device keeps what the team does: it logs twelve arrests and ' +
        '340 persons checked, and finds that one of the arrests was counted twice. Nothing can be sent. Back on the ' +
        'road, the device sends its queue at once, and is told what became of each command.',
    );
    const outcomes = { fields: ['items.outcome', 'items.version'] };
    const address = `http://127.0.0.1:${await device.open()}`;
    const storage = new MemoryStorage();
    const queue = new DeviceQueue({
      ...{ address, storage, token: () => stack.issuer.token(TEAM_FR) },
      fetch: toldFetch('FR’s device', story, outcomes),
    });
    await device.shut();
    const arrests = { operation: IDS.day, resultId: IDS.arrestsFr };
    await queue.add(arrests, { kind: 'log', body: shareOf('FR', 'personsArrested', 12) });
    await queue.add(arrests, { kind: 'correct', body: { value: 11, reason: 'one was counted twice' } });
    await queue.add(
      { operation: IDS.day, resultId: IDS.checkedFr },
      { kind: 'log', body: shareOf('FR', 'personsChecked', 340) },
    );
    expect(await queue.send()).toEqual({ settled: [], waiting: 3, held: { because: 'offline' } });
    const kept = await storage.all();

    await device.open();
    const { settled, waiting } = await queue.send();
    expect([settled.map(({ outcome }) => outcome), waiting]).toEqual([['applied', 'applied', 'applied'], 0]);

    story.say('Had the answer been lost on its way, the device would send the same again. It does no harm:');
    const again = teamFr.post(`${DAY}/results/batch`, undefined, { items: kept.map(itemOf) }, outcomes);
    const repeated = await itemsOf(again);
    expect(repeated.map(({ outcome }) => outcome)).toEqual(['repeated', 'repeated', 'repeated']);
    const { json } = await done(teamFr.caller.get(resultOf(IDS.arrestsFr)), 200);
    expect(json).toMatchObject({ value: 11, version: 2, status: 'provisional' });
  });

  chapter('Situation reports', async () => {
    const { lead, teamDe } = cast;
    story.say(
      'DE counts on: each of its reports is a running total that replaces the one before. 3, 8 and 7 is 7, and that ' +
        'the third lies below the second is shown to everybody who reads it.',
    );
    const report = (value: number, at: string): Fields =>
      shareOf('DE', 'personsArrested', value, { counting: 'running-total', cutOff: { at } });
    await done(teamDe.put(resultOf(IDS.arrestsDeFirst), report(3, '2025-05-13T10:00:00Z')), 201);
    await done(teamDe.put(resultOf(IDS.arrestsDeSecond), report(8, '2025-05-13T18:00:00Z')), 201);
    await done(teamDe.put(resultOf(IDS.arrestsDeThird), report(7, '2025-05-14T18:00:00Z')), 201);

    const items = await itemsOf(
      lead.get(`${DAY}/results?standing=true`, {
        only: { list: 'items', field: 'country', is: ['DE'] },
        fields: ['items.id', 'items.value', 'items.standing', 'items.replacedBy', 'items.fellFrom'],
      }),
    );
    const standings = new Map(items.map((item) => [item['id'], item]));
    const replaced = { standing: 'replaced', replacedBy: IDS.arrestsDeThird };
    expect(standings.get(IDS.arrestsDeFirst)).toMatchObject(replaced);
    expect(standings.get(IDS.arrestsDeSecond)).toMatchObject(replaced);
    expect(standings.get(IDS.arrestsDeThird)).toMatchObject({ standing: 'counts', fellFrom: 8 });
  });

  chapter('Who has not answered', async () => {
    const { lead, teamDe, teamFr, teamGb, teamNl } = cast;
    story.say(
      'Silence is no zero. DE did not count whom it checked, and says so. The lead reminds the others of what is ' +
        'missing, of each figure once.',
    );
    const cannotSay = { indicators: ['personsChecked'], reason: 'checks were not counted' };
    await moved(teamDe.post(`${DAY}/cannot-say`, version, cannotSay));
    const responses = await itemsOf(
      lead.get(`${DAY}/responses`, {
        fields: ['items.country', 'items.participation', 'items.indicators'],
      }),
    );
    const stateOf = (country: string) => {
      const row = responses.find((each) => each['country'] === country);
      return (row?.['indicators'] as readonly Fields[]).map(({ state }) => state);
    };
    expect(stateOf('FR')).toEqual(['reported', 'reported', 'not-yet-reported']);
    expect(stateOf('DE')).toEqual(['reported', 'cannot-say', 'not-yet-reported']);
    expect(stateOf('BE')).toEqual(['not-asked', 'not-asked', 'not-asked']);
    expect(stateOf('GB')).toEqual(['not-yet-reported', 'not-yet-reported', 'not-yet-reported']);
    await moved(lead.post(`${DAY}/reminder`, version));
    const again = await done(lead.post(`${DAY}/reminder`, version), 409);
    expect(again.code).toBe('nothing-to-remind-of');

    story.say('The rest comes in. GB arrested nobody and found no victims: a nil return is a value.');
    await done(teamNl.put(resultOf(IDS.arrestsNl), shareOf('NL', 'personsArrested', 4)), 201);
    const labour = shareOf('NL', 'personsArrested', 3, {
      ...{ breakdownOf: IDS.arrestsNl, breakdownLabel: 'labour exploitation' },
      group: { exploitationForm: 'labour' },
    });
    await done(teamNl.put(resultOf(IDS.labourArrestsNl), labour), 201);
    await done(teamNl.put(resultOf(IDS.victimsNl), shareOf('NL', 'potentialVictimsIdentified', 9)), 201);
    await done(teamNl.put(resultOf(IDS.checkedNl), shareOf('NL', 'personsChecked', 210)), 201);
    await done(teamGb.put(resultOf(IDS.arrestsGb), shareOf('GB', 'personsArrested', 0)), 201);
    await done(teamGb.put(resultOf(IDS.victimsGb), shareOf('GB', 'potentialVictimsIdentified', 0)), 201);
    await done(teamGb.put(resultOf(IDS.checkedGb), shareOf('GB', 'personsChecked', 95)), 201);
    const found = { day: '2025-05-13', place: { country: 'DE' } };
    const victimsFr = shareOf('FR', 'potentialVictimsIdentified', 6, found);
    await done(teamFr.put(resultOf(IDS.victimsFr), victimsFr), 201);
    const attributions = [{ country: 'FR', role: 'requested' }];
    const victimsDe = shareOf('DE', 'potentialVictimsIdentified', 5, { ...found, attributions });
    await done(teamDe.put(resultOf(IDS.victimsDe), victimsDe), 201);
    expect(await figureOf('potentialVictimsIdentified')).toMatchObject({
      ...{ madeOf: 'shares', value: 20, coverage: { answered: 4, of: 4 } },
    });
    expect(await figureOf('personsChecked')).toMatchObject({
      ...{ madeOf: 'incomplete', value: null, coverage: { answered: 3, of: 4 } },
    });
  });

  chapter('The arithmetic guard', async () => {
    const { lead } = cast;
    story.say(
      'For the press the lead states 20 arrests of the whole operation. The guard adds up what countries told and ' +
        'says what does not go together. It forbids nothing.',
    );
    await done(lead.put(resultOf(IDS.arrestsOfTheWhole), wholeOf('personsArrested', 20)), 201);
    const findings = await itemsOf(lead.get(`${DAY}/checks`));
    expect(findings.map(({ check, detail }) => [check, detail])).toEqual([
      ['shares-above-stated', '20 for the whole, and shares of 22'],
      ['running-total-fell', 'a running total fell from 8 to 7'],
    ]);
  });

  chapter('The same persons, told twice', async () => {
    const { coordinatorFr, coordinatorDe } = cast;
    story.say(
      'FR’s officers were at a search in DE, and both told of potential victims there on 13 May. Nothing is merged by itself: the suspicion is ' +
        'shown to both with its evidence, and both coordinators say whether it is true.',
    );
    const queue = (status: string) => `/v1/overlaps?operation=${IDS.day}&status=${status}`;
    const suspected = await itemsOf(coordinatorFr.get(queue('suspected')));
    expect(suspected).toMatchObject([{ stepsBack: IDS.victimsDe, status: 'suspected' }]);
    const evidence = suspected[0]!['evidence'] as readonly { readonly kind: string }[];
    const kinds = evidence.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['attributed', 'same-place', 'same-day']));
    expect(await itemsOf(coordinatorDe.caller.get(queue('suspected')))).toEqual(suspected);

    const same = { with: { id: IDS.victimsFr, jointActionDayId: IDS.day }, answer: 'same' };
    const path = `${resultOf(IDS.victimsDe)}/overlap`;
    const { version: answered } = await done(coordinatorFr.post(path, 1, same));
    expect(await figureOf('potentialVictimsIdentified')).toMatchObject({ value: 20 });
    await done(coordinatorDe.post(path, answered, same));

    story.say('Confirmed, they count once in the operation, and stay in the figure of each country.');
    const confirmed = await itemsOf(
      coordinatorDe.get(queue('confirmed'), { fields: ['items.status', 'items.stepsBack', 'items.answers'] }),
    );
    expect(confirmed).toMatchObject([{ stepsBack: IDS.victimsDe, status: 'confirmed' }]);
    const figure = await figureOf('potentialVictimsIdentified');
    expect(figure).toMatchObject({ madeOf: 'shares', value: 15 });
    const shares = figure!['shares'] as readonly Fields[];
    const byCountry = shares.map(({ country, value }) => [String(country), value] as const);
    expect(Object.fromEntries(byCountry)).toEqual({ DE: 5, FR: 6, GB: 0, NL: 9 });
  });

  chapter('A second value', async () => {
    const { lead, centre } = cast;
    story.say(
      'The centre counts 23 arrests where the lead stated 20. Its figure is filed as a second value for the same ' +
        'thing. Which of the two stands is the lead’s decision; the other one stays visible.',
    );
    const second = wholeOf('personsArrested', 23, { alternativeTo: IDS.arrestsOfTheWhole });
    await done(centre.put(resultOf(IDS.arrestsByTheCentre), second), 201);
    expect(await figureOf('personsArrested')).toMatchObject({ madeOf: 'stated', value: 20 });
    const reason = 'the centre’s list has the arrests that were told by telephone';
    const retention = `${resultOf(IDS.arrestsByTheCentre)}/retention`;
    expect((await centre.caller.post(retention, 1, { reason })).status).toBe(403);
    await done(lead.post(retention, 1, { reason }));
    const fields = ['items.id', 'items.value', 'items.standing', 'items.retained'];
    const items = await itemsOf(
      lead.get(`${DAY}/results?standing=true`, {
        ...{ only: { list: 'items', field: 'scope', is: ['operation'] }, fields },
      }),
    );
    const standings = new Map(items.map(({ id, standing }) => [id, standing]));
    expect(standings.get(IDS.arrestsOfTheWhole)).toBe('second-value');
    expect(standings.get(IDS.arrestsByTheCentre)).toBe('counts');

    story.say(
      'One of the guard’s findings is gone with that. A new one says that FR and DE gave different numbers for what ' +
        'they say is the same.',
    );
    const findings = await itemsOf(lead.get(`${DAY}/checks`, { fields: ['items.check', 'items.detail'] }));
    expect(findings.map(({ check }) => check)).toEqual(['running-total-fell', 'confirmed-as-one-differs']);
  });

  chapter('The room', async () => {
    const { centre, coordinatorDe, coordinatorFr } = cast;
    story.say(
      `In the centre’s room a screen follows the day: \`GET ${DAY}/live\` is a stream. It begins with all counters, ` +
        'what is confirmed apart from what is not, and then tells changes only.',
    );
    const live = `${stack.service('joint-action-days').address}${DAY}/live`;
    const watch = async (lastSeen?: string): Promise<Listener> => {
      const token = await stack.issuer.token(CENTRE);
      return Listener.at(live, { token, ...(lastSeen !== undefined && { lastSeen }) });
    };
    const only = { list: 'rows', field: 'indicator', is: ['personsArrested'] };
    const hear = async (screen: Listener) => {
      const { id, event, data } = await screen.next();
      story.heard({ who: centre.name, event, data, shown: { only } });
      return { id, event, rows: data['rows'] as readonly CounterRow[] };
    };
    const screen = await watch();
    const counters = await hear(screen);
    const arrests = counters.rows.filter(({ indicator }) => indicator === 'personsArrested');
    expect(arrests).toMatchObject([
      { country: null, confirmed: 0, provisional: 23 },
      { country: 'DE', confirmed: 0, provisional: 7 },
      { country: 'FR', confirmed: 0, provisional: 11 },
      { country: 'GB', confirmed: 0, provisional: 0 },
      { country: 'NL', confirmed: 0, provisional: 4 },
      { country: 'NL', exploitationForm: 'labour', confirmed: 0, provisional: 3 },
    ]);

    story.say('DE’s coordinator confirms the report that stands.');
    await done(coordinatorDe.post(`${resultOf(IDS.arrestsDeThird)}/confirmation`, 1));
    const confirmed = await hear(screen);
    expect(confirmed).toMatchObject({
      ...{ event: 'changes', rows: [{ country: 'DE', confirmed: 7, provisional: 0 }] },
    });

    story.say(
      'The line breaks, and FR’s coordinator confirms meanwhile. The screen comes back with `Last-Event-ID`, and is ' +
        'told what it missed. Had it been away for more than a minute, it would be told all counters anew, in ' +
        'place of every row that it has.',
    );
    await screen.leave();
    await done(coordinatorFr.post(`${resultOf(IDS.arrestsFr)}/confirmation`, 2));
    const back = await watch(confirmed.id);
    expect(await hear(back)).toMatchObject({
      ...{ event: 'changes', rows: [{ country: 'FR', confirmed: 11, provisional: 0 }] },
    });
    await back.leave();
  });

  chapter('Closing', async () => {
    const { lead } = cast;
    story.say(
      'The lead closes the day over the findings that are left, and says why. Closing keeps the figures that it saw, ' +
        'what did not go together among them, and the reason.',
    );
    await moved(lead.post(`${DAY}/closing`, version));
    const reason = 'DE took one arrest back, 7 is right; FR has been asked about its sixth person';
    await moved(lead.post(`${DAY}/closure`, version, { reason }));
    const { json } = await done(lead.get(DAY, { fields: ['status', 'closure'] }), 200);
    expect(json).toMatchObject({
      status: 'closed',
      closure: {
        reason,
        findings: [
          { check: 'running-total-fell', results: 2 },
          { check: 'confirmed-as-one-differs', results: 2 },
        ],
        figures: [
          { indicator: 'personsArrested', madeOf: 'stated', value: 23 },
          { indicator: 'personsChecked', madeOf: 'incomplete', value: null },
          { indicator: 'potentialVictimsIdentified', madeOf: 'shares', value: 15 },
        ],
      },
    });
  });

  chapter('A hackathon and an exercise', async () => {
    const { lead, teamNl, teamDe } = cast;
    story.say(
      'The week after, experts look at advertisements online. Platforms are stated for the whole, since two ' +
        'countries may have looked at the same one; leads are counted by the country that they were passed on to.',
    );
    const participants = [{ country: 'NL' }, { country: 'DE' }];
    const hackathon = {
      ...{ name: 'Hackathon', kind: 'hackathon', participants, measures: [IDS.measure] },
      ...{ period: { startsOn: '2025-05-20' }, reportingTemplate: ['platformsChecked', 'leadsPassedOn'] },
    };
    await done(lead.put(HACKATHON, planOf(hackathon)), 201);
    await done(lead.caller.post(`${HACKATHON}/start`, 1));
    const [platforms, platformsNl, leadsNl, leadsDe] = [101, 102, 103, 104].map((number) =>
      resultOf(`01970000-0000-7000-8000-000000000${number}`, HACKATHON),
    ) as [string, string, string, string];
    await done(lead.caller.put(platforms, wholeOf('platformsChecked', 325)), 201);
    await done(teamNl.caller.put(platformsNl, shareOf('NL', 'platformsChecked', 200)), 201);
    await done(teamNl.caller.put(leadsNl, shareOf('NL', 'leadsPassedOn', 2)), 201);
    await done(teamDe.caller.put(leadsDe, shareOf('DE', 'leadsPassedOn', 7)), 201);
    await done(lead.caller.post(`${HACKATHON}/closing`, 2));
    await done(lead.caller.post(`${HACKATHON}/closure`, 3));
    const shown = { fields: ['kind', 'measures', 'status', 'closure.figures'] };
    const { json } = await done(lead.get(HACKATHON, shown), 200);
    expect(json).toMatchObject({
      measures: [IDS.measure],
      closure: {
        figures: [
          { indicator: 'leadsPassedOn', madeOf: 'shares', value: 9 },
          { indicator: 'platformsChecked', madeOf: 'stated', value: 325 },
        ],
      },
    });

    story.say('An exercise runs through the same states, and its 99 arrests will be in no total.');
    const exercise = planOf({ name: 'Rehearsal', kind: 'exercise', period: { startsOn: '2025-05-06' } });
    await done(lead.put(EXERCISE, exercise), 201);
    await done(lead.caller.post(`${EXERCISE}/start`, 1));
    const pretended = resultOf('01970000-0000-7000-8000-000000000201', EXERCISE);
    await done(teamNl.caller.put(pretended, shareOf('NL', 'personsArrested', 99)), 201);
    await done(lead.caller.post(`${EXERCISE}/closing`, 2));
    await done(lead.caller.post(`${EXERCISE}/closure`, 3));
    const rehearsed = await done(lead.get(EXERCISE, shown), 200);
    expect(rehearsed.json).toMatchObject({ kind: 'exercise', closure: { figures: [{ value: 99 }] } });
  });

  chapter('Three weeks later', async () => {
    const { lead, teamFr } = cast;
    story.say(
      'FR answers: one of its six persons was no victim. The figure is corrected, with the reason; what closing ' +
        'saw stays what it was.',
    );
    const correction = { value: 5, reason: 'one of them was a witness' };
    await done(teamFr.post(`${resultOf(IDS.victimsFr)}/correction`, 1, correction));

    story.say(
      'The history tells who did what, in which role and why, and names no person. What does not add up with the ' +
        'rest says so: a running total, a part of another figure, a second value.',
    );
    const history = await itemsOf(lead.get(`${DAY}/history?limit=200`, { fields: ['items.sentence'] }));
    const sentences = history.map(({ sentence }) => sentence);
    expect(sentences).toEqual(
      expect.arrayContaining([
        'NL planned the operation',
        'BE declined to take part: no officers to spare',
        'FR corrected persons arrested from 12 to 11: one was counted twice',
        'DE logged a running total of 8 persons arrested',
        'NL logged 3 persons arrested as a part of another figure (labour exploitation)',
        'FR answered that 5 potential victims identified of DE are the same as 6 potential victims identified of FR',
        'DE answered that 5 potential victims identified of DE are the same as 6 potential victims identified of FR',
        'EUROPOL logged 23 persons arrested of the whole operation as a second value',
        'DE confirmed a running total of 7 persons arrested',
        'FR corrected potential victims identified from 6 to 5: one of them was a witness',
      ]),
    );
    expect(sentences[0]).toBe('NL planned the operation');
    expect(sentences.at(-1)).toContain('from 6 to 5');

    story.say('The summary says what each figure rests on, down to the version of each result.');
    const { json } = await done(
      lead.get(`${DAY}/summary`, {
        fields: ['answered', 'figures', 'setAside', 'lateReturns', 'closure.reason'],
      }),
      200,
    );
    expect(json).toMatchObject({
      figures: [
        { indicator: 'personsArrested', value: 23, statedAndShares: { difference: 1 } },
        { indicator: 'personsChecked', value: null, coverage: { answered: 3, of: 4 } },
        { indicator: 'potentialVictimsIdentified', value: 14, provisional: true },
      ],
      closure: { figures: [{ value: 23 }, { value: null }, { value: 15 }] },
      lateReturns: [],
    });
  });

  chapter('The report of the year', async () => {
    const { staff } = cast;
    await reports.caughtUp();
    story.say(
      'Every change has reached the reports as an event. The exercise is in none of them; 645 persons checked stand ' +
        'beside the total and not in it, since DE cannot say.',
    );
    const year = 'from=2025&to=2025';
    const indicators = [...ASKED, 'platformsChecked'].join();
    const report = await done(
      staff.get(`/v1/reports/results?groupBy=year&${year}&indicators=${indicators}`),
      200,
    );
    const rows = report.json['rows'] as readonly Fields[];
    const counts = { group: { year: 2025 }, operations: 2, operationsReporting: 1 };
    const rowOf = (indicator: string) => rows.find((row) => row['indicator'] === indicator);
    expect(rowOf('personsArrested')).toMatchObject({ ...counts, value: 23, provisional: true });
    expect(rowOf('potentialVictimsIdentified')).toMatchObject({ ...counts, value: 14 });
    expect(rowOf('personsChecked')).toMatchObject({
      value: null,
      partial: { value: 645, coverage: { answered: 3, of: 4 } },
    });
    expect(rowOf('platformsChecked')).toMatchObject({ ...counts, value: 325 });

    story.say(
      'By country, what DE and FR told of the same persons is in the row of each, and a note says so.',
    );
    const victims = `groupBy=country&${year}&indicators=potentialVictimsIdentified`;
    const byCountry = await done(
      staff.get(`/v1/reports/results?${victims}`, { fields: ['rows.group', 'rows.value', 'notes'] }),
      200,
    );
    expect(byCountry.json['notes']).toContainEqual(expect.stringContaining('stands in the row of each'));
    const shares = byCountry.json['rows'] as readonly {
      readonly group: { readonly country: string };
      readonly value: number;
    }[];
    expect(Object.fromEntries(shares.map(({ group, value }) => [group.country, value]))).toEqual({
      ...{ DE: 5, FR: 5, GB: 0, NL: 9 },
    });
  });

  it('is told as it happened', async () => {
    expect(lived).toEqual(begun);
    await expect(keepPage('action-day.md', story.page())).resolves.toBeUndefined();
  });
});
