import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal } from '@entente/mongo';
import { refused, type Answer, type Caller } from '@entente/testing';
import { arrestsBody, expectDone, newDay, newResult, planBody, recordedDay, type Address } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

type Fields = Readonly<Record<string, unknown>>;

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

const TEMPLATE = ['personsArrested', 'personsChecked'];
const INSTANT: unknown = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/);
const reason = 'no officers to spare';

const invite = (day: Address, version: number, ...participants: readonly Fields[]): Promise<Answer> =>
  service.lead.post(`${day.path}/invitation`, version, { participants });

/** What each participant of the operation says to each indicator. */
async function responses(day: Address, by: Caller = service.lead): Promise<readonly Fields[]> {
  const { json } = await expectDone(by.get(`${day.path}/responses`), 200);
  return json['items'] as readonly Fields[];
}

/** The states of one participant's indicators. */
async function statesOf(day: Address, country: string): Promise<Fields> {
  const row = (await responses(day)).find((one) => one['country'] === country);
  const cells = row!['indicators'] as readonly { readonly indicator: string; readonly state: string }[];
  return Object.fromEntries(cells.map(({ indicator, state }) => [indicator, state]));
}

async function lastEvent({ id }: Address): Promise<Fields> {
  const rows = await service.app.get(Journal, { strict: false }).of(id, { limit: 200 });
  const { type, payload } = rows.at(-1)!;
  return { type, ...(payload as { readonly change: object }).change };
}

describe('an operation from its invitations to its closure', () => {
  it('waits for those that take part, and closes without those that do not', async () => {
    const { lead, team, teamOfLead, coordinator, outsider, registrar } = service;
    const day = newDay();
    await expectDone(lead.put(day.path, planBody({ reportingTemplate: TEMPLATE })), 201);
    expect((await lead.get(day.path)).json).not.toHaveProperty('participation');

    const ukraine = { country: 'UA', restsOn: { kind: 'arrangement', note: 'liaison officers' } };
    await expectDone(invite(day, 1, { country: 'FR' }, { country: 'DE', role: 'host' }, ukraine));
    expect(await lastEvent(day)).toMatchObject({
      ...{ type: 'org.entente.joint-action-day.invited.v1', fields: ['participants', 'participation'] },
    });
    await expectDone(coordinator.post(`${day.path}/acceptance`, 2));
    await expectDone(outsider.post(`${day.path}/refusal`, 3, { reason }));
    expect((await lead.get(day.path)).json).toMatchObject({
      participants: [{ country: 'NL' }, { country: 'FR' }, { country: 'DE', role: 'host' }, ukraine],
      participatingCountries: ['FR', 'NL', 'UA'],
      participation: [
        { country: 'FR', status: 'accepted', since: INSTANT },
        { country: 'DE', status: 'declined', since: INSTANT, reason },
        { country: 'UA', status: 'invited', since: INSTANT },
      ],
      thirdCountries: [{ country: 'UA', restsOn: ukraine.restsOn }],
      version: 4,
    });

    await expectDone(lead.post(`${day.path}/start`, 4));
    const nil = newResult(day);
    await expectDone(team.put(nil.path, arrestsBody({ value: 0 })), 201);
    const cannotSay = { indicators: ['personsChecked'], reason: 'checks were not counted' };
    await expectDone(team.post(`${day.path}/cannot-say`, 5, cannotSay));
    expect(await responses(day, team)).toMatchObject([
      { country: 'NL', indicators: TEMPLATE.map((indicator) => ({ indicator, state: 'not-yet-reported' })) },
      {
        ...{ country: 'FR', participation: 'accepted' },
        indicators: [
          { indicator: 'personsArrested', state: 'reported', since: INSTANT, results: 1 },
          {
            ...{ indicator: 'personsChecked', state: 'cannot-say', since: INSTANT },
            reason: 'checks were not counted',
          },
        ],
      },
      {
        ...{ country: 'DE', participation: 'declined' },
        indicators: TEMPLATE.map((indicator) => ({ indicator, state: 'not-asked' })),
      },
      { country: 'UA', participation: 'invited' },
    ]);

    await expectDone(lead.post(`${day.path}/reminder`, 6));
    const reminded = (await lead.get(day.path)).json['reminded'] as readonly Fields[];
    expect(reminded).toMatchObject([
      { country: 'NL', indicators: TEMPLATE },
      { country: 'UA', indicators: TEMPLATE },
    ]);
    expect(await lastEvent(day)).toMatchObject({ kind: 'reminded', remindedAt: reminded[0]!['at'] });
    const again = await refused(service, 409, () => lead.post(`${day.path}/reminder`, 7));
    expect(again.code).toBe('nothing-to-remind-of');

    await expectDone(team.put(newResult(day).path, arrestsBody({ indicator: 'personsChecked' })), 201);
    expect(await statesOf(day, 'FR')).toEqual({ personsArrested: 'reported', personsChecked: 'reported' });
    await expectDone(teamOfLead.put(newResult(day).path, arrestsBody({ country: 'NL', value: 2 })), 201);
    await expectDone(registrar.post(`${day.path}/acceptance`, 7, { country: 'UA' }));
    await expectDone(registrar.post(`${day.path}/leaving`, 8, { country: 'UA', reason }));
    expect((await lead.get(day.path)).json['thirdCountries']).toEqual([]);

    await expectDone(lead.post(`${day.path}/closing`, 9));
    await expectDone(lead.post(`${day.path}/closure`, 10, { reason }));
    const { figures } = (await lead.get(day.path)).json['closure'] as { readonly figures: readonly Fields[] };
    expect(figures).toMatchObject([
      { indicator: 'personsArrested', madeOf: 'shares', value: 2 },
      { indicator: 'personsChecked', madeOf: 'incomplete', value: null },
    ]);
    const { items } = (await lead.get(`${day.path}/history`)).json as { readonly items: readonly Fields[] };
    expect(items.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        'NL invited FR, DE, UA',
        'FR accepted to take part',
        'FR cannot say persons checked: checks were not counted',
        'NL reminded NL, UA of missing figures',
        'A registrar accepted to take part in the name of UA',
        `A registrar left the operation in the name of UA: ${reason}`,
      ]),
    );
  });

  it('keeps what a participant reported before it left', async () => {
    const { team, coordinator } = service;
    const day = await recordedDay(service, 'running', { reportingTemplate: TEMPLATE });
    await expectDone(team.put(newResult(day).path, arrestsBody()), 201);
    await expectDone(coordinator.post(`${day.path}/leaving`, 1, { reason }));
    expect(await statesOf(day, 'FR')).toEqual({ personsArrested: 'reported', personsChecked: 'not-asked' });
    expect((await team.get(day.path)).status).toBe(200);
  });
});

describe('an invitation', () => {
  it('is the lead’s, and names somebody', async () => {
    const { coordinator, lead } = service;
    const day = await recordedDay(service, 'planned');
    const guests = { participants: [{ country: 'BE' }] };
    await refused(service, 403, () => coordinator.post(`${day.path}/invitation`, 1, guests));
    await refused(service, 428, () => lead.post(`${day.path}/invitation`, undefined, guests));
    const nobody = await refused(service, 422, () => invite(day, 1, { role: 'observer' }));
    expect(nobody.pointers).toEqual(['/participants/0']);
    expect((await refused(service, 422, () => invite(day, 1))).pointers).toEqual(['/participants']);
    await expectDone(invite(day, 1, { country: 'BE' }));
    expect((await refused(service, 409, () => invite(day, 2, { country: 'BE' }))).code).toBe(
      'nobody-to-invite',
    );
  });

  it('with an Idempotency-Key invites once', async () => {
    const day = await recordedDay(service, 'planned');
    const send = () =>
      service.lead.send('POST', `${day.path}/invitation`, {
        ...{ ifMatch: 1, headers: { 'idempotency-key': 'invite-be' } },
        body: { participants: [{ country: 'BE' }] },
      });
    expect(await send()).toMatchObject({ status: 204, version: 2 });
    expect(await send()).toMatchObject({ status: 204, version: 2 });
  });

  it('is kept by a revision that names the participant, and dropped by one that does not', async () => {
    const { lead } = service;
    const day = newDay();
    await expectDone(lead.put(day.path, planBody()), 201);
    await expectDone(invite(day, 1, { country: 'BE' }, { country: 'FR' }));
    const { participants } = (await lead.get(day.path)).json;
    await expectDone(lead.put(day.path, planBody({ participants, name: 'Action week' }), 2), 200);
    expect((await lead.get(day.path)).json['participation']).toHaveLength(2);
    await expectDone(lead.put(day.path, planBody(), 3), 200);
    expect((await lead.get(day.path)).json['participation']).toMatchObject([{ country: 'FR' }]);
  });

  it('is not sent once the operation is over', async () => {
    const day = await recordedDay(service, 'closed');
    expect((await refused(service, 409, () => invite(day, 1, { country: 'BE' }))).code).toBe(
      'status-does-not-allow',
    );
  });
});

describe('an answer to an invitation', () => {
  it('is given by whoever it is, and for nobody else', async () => {
    const { team, lead, coordinator, outsider } = service;
    const day = await recordedDay(service, 'planned');
    const path = `${day.path}/acceptance`;
    await refused(service, 403, () => team.post(path, 1));
    await refused(service, 404, () => outsider.post(path, 1));
    expect((await refused(service, 422, () => lead.post(path, 1))).pointers).toEqual(['/country']);
    const foreign = await refused(service, 403, () => coordinator.post(path, 1, { country: 'NL' }));
    expect([foreign.code, foreign.pointers]).toEqual(['not-yours', ['/country']]);
    const tax = await refused(service, 422, () => coordinator.post(path, 1, { service: 'tax' }));
    expect([tax.code, tax.pointers]).toEqual(['participant-not-listed', ['/service']]);
    await expectDone(coordinator.post(path, 1));
    expect((await refused(service, 409, () => coordinator.post(path, 2))).code).toBe(
      'participation-does-not-allow',
    );
    await refused(service, 422, () => coordinator.post(`${day.path}/leaving`, 2, {}));
  });

  it('that declines closes the operation to who gave it, until it is invited again', async () => {
    const { coordinator, team, registrar } = service;
    const day = await recordedDay(service, 'planned');
    const decline = () =>
      coordinator.send('POST', `${day.path}/refusal`, {
        ...{ ifMatch: 1, headers: { 'idempotency-key': 'fr-declines' } },
        body: { reason },
      });
    expect(await decline()).toMatchObject({ status: 204, version: 2 });
    expect(await decline()).toMatchObject({ status: 204, version: 2 });
    const listed = async () => {
      const { items } = (await team.get('/v1/joint-action-days')).json as { items: readonly Fields[] };
      return items.some(({ id }) => id === day.id);
    };
    for (const path of [day.path, `${day.path}/summary`, `${day.path}/history`, `${day.path}/results`]) {
      expect([path, (await team.get(path)).status]).toEqual([path, 404]);
    }
    expect(await listed()).toBe(false);
    const found = (await registrar.get('/v1/joint-action-days?country=FR&limit=200')).json['items'];
    expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ id: day.id })]));
    await expectDone(invite(day, 2, { country: 'FR' }));
    expect([(await team.get(day.path)).status, await listed()]).toEqual([200, true]);
  });

  it('of a body is its action leader’s, who reads the operation from then on', async () => {
    const day = await recordedDay(service, 'planned');
    const claims = { sub: 'frontex', roles: ['action-leader'], organisation: 'FRONTEX' };
    const frontex = service.caller(await service.issuer.sign(claims));
    await refused(service, 404, () => frontex.post(`${day.path}/acceptance`, 1));
    await expectDone(invite(day, 1, { body: 'FRONTEX' }));
    expect((await frontex.get(day.path)).json).toMatchObject({ version: 2 });
    expect((await frontex.get('/v1/joint-action-days')).json['items']).toMatchObject([{ id: day.id }]);
    await expectDone(frontex.post(`${day.path}/acceptance`, 2));
    await refused(service, 404, () => frontex.post(`${day.path}/start`, 3));
    expect((await frontex.get(day.path)).json['participation']).toMatchObject([
      { body: 'FRONTEX', status: 'accepted' },
    ]);
  });
});

describe('what a country cannot say', () => {
  it('is said by whoever reports for it, and takes a new reason when it is said again', async () => {
    const { team, teamOfLead, outsider, registrar, coordinator } = service;
    const day = await recordedDay(service, 'running');
    const path = `${day.path}/cannot-say`;
    const said = { indicators: ['personsChecked'], reason: 'checks were not counted' };
    await refused(service, 404, () => outsider.post(path, 1, said));
    const foreign = await refused(service, 403, () => teamOfLead.post(path, 1, { ...said, country: 'FR' }));
    expect([foreign.code, foreign.pointers]).toEqual(['not-yours', ['/country']]);
    expect((await refused(service, 422, () => registrar.post(path, 1, said))).pointers).toEqual(['/country']);
    const unasked = { ...said, indicators: ['personsChecked', 'bananas'] };
    const pointed = await refused(service, 422, () => team.post(path, 1, unasked));
    expect([pointed.code, pointed.pointers]).toEqual(['invalid-field', ['/indicators/1']]);
    await expectDone(team.post(path, 1, said));
    const first = (await team.get(day.path)).json['cannotSay'] as readonly Fields[];
    await expectDone(coordinator.post(path, 2, { ...said, reason: 'the counts were lost' }));
    expect((await team.get(day.path)).json['cannotSay']).toEqual([
      { ...first[0], reason: 'the counts were lost' },
    ]);
  });
});

describe('the lead', () => {
  it('is handed over by who has it to a country that takes part, and by nobody taken', async () => {
    const { lead } = service;
    const day = newDay();
    await expectDone(lead.put(day.path, planBody({ coordinators: [] })), 201);
    const claims = { sub: 'lead-of-fr', roles: ['action-leader'], country: 'FR' };
    const other = service.caller(await service.issuer.sign(claims));
    const led = (by: string) => planBody({ coordinators: [], leadCountry: by });
    await refused(service, 404, () => other.put(day.path, led('FR'), 1));
    const away = await refused(service, 403, () => lead.put(day.path, led('DE'), 1));
    expect(away.pointers).toEqual(['/leadCountry']);
    await expectDone(lead.put(day.path, led('FR'), 1), 200);
    await refused(service, 404, () => lead.post(`${day.path}/start`, 2));
    await refused(service, 404, () => lead.put(day.path, led('NL'), 2));
    expect((await lead.get(day.path)).json).toMatchObject({ leadCountry: 'FR', version: 2 });
    await expectDone(other.post(`${day.path}/start`, 2));
  });
});

describe('a body that takes part', () => {
  it('tells its own figures beside those that count, or that it cannot', async () => {
    const { registrar, lead, team, teamOfLead } = service;
    const indicators = ['officersDeployed', 'personsChecked'];
    const participants = [{ country: 'NL' }, { country: 'FR' }, { body: 'FRONTEX', indicators }];
    const reportingTemplate = ['officersDeployed'];
    const day = await recordedDay(service, 'running', { participants, reportingTemplate });
    const claims = { sub: 'frontex', roles: ['action-leader'], organisation: 'FRONTEX' };
    const frontex = service.caller(await service.issuer.sign(claims));
    const own = { scope: 'operation', indicator: 'officersDeployed', value: 12, reportingService: 'FRONTEX' };
    const counted = await refused(service, 403, () => frontex.put(newResult(day).path, own));
    expect([counted.code, counted.pointers]).toEqual(['not-yours', ['/notCounted']]);
    const beside = newResult(day);
    const notCounted = { reason: 'inside the figure of the whole' };
    await expectDone(frontex.put(beside.path, { ...own, notCounted }), 201);
    await expectDone(frontex.post(`${beside.path}/correction`, 1, { value: 13, reason: 'one more' }));

    const declared = { indicators: ['personsChecked'], reason: 'not counted' };
    const foreign = await refused(service, 403, () =>
      frontex.post(`${day.path}/cannot-say`, 1, { ...declared, body: 'EUROPOL' }),
    );
    expect(foreign.pointers).toEqual(['/body']);
    await expectDone(frontex.post(`${day.path}/cannot-say`, 1, declared));
    const row = (await responses(day)).find((one) => one['body'] === 'FRONTEX');
    expect(row!['indicators']).toMatchObject([
      { indicator: 'officersDeployed', state: 'reported', results: 1 },
      { indicator: 'personsChecked', state: 'cannot-say', reason: 'not counted' },
    ]);

    const share = { scope: 'country', indicator: 'officersDeployed' };
    await expectDone(team.put(newResult(day).path, { ...share, country: 'FR', value: 5 }), 201);
    await expectDone(teamOfLead.put(newResult(day).path, { ...share, country: 'NL', value: 6 }), 201);
    const figures = async () => (await lead.get(`${day.path}/summary`)).json['figures'];
    expect(await figures()).toMatchObject([{ madeOf: 'shares', value: 11 }]);
    const whole = { ...own, reportingService: 'EUROPOL', value: 40 };
    await expectDone(registrar.put(newResult(day).path, whole), 201);
    expect(await figures()).toMatchObject([{ madeOf: 'stated', value: 40 }]);
  });
});

describe('nesting', () => {
  it('makes no circle, however long it would be', async () => {
    const { lead } = service;
    const [a, b, c] = [newDay(), newDay(), newDay()];
    const within = (of: Address, umbrella: Address, version?: number) =>
      lead.put(of.path, planBody({ nestedIn: umbrella.id }), version);
    await expectDone(within(a, b), 201);
    await expectDone(within(b, c), 201);
    const circle = await refused(service, 422, () => within(c, a));
    expect([circle.code, circle.pointers]).toEqual(['invalid-field', ['/nestedIn']]);
    await expectDone(lead.put(c.path, planBody()), 201);
    expect((await refused(service, 422, () => within(c, b, 1))).pointers).toEqual(['/nestedIn']);
    await expectDone(within(a, b), 200);
  });
});
