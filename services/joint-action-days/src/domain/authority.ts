import { participantsOf, participatingCountries } from '@entente/counting';
import { hasRole, isRegistrar, NotFound, NotYours, type Actor, type CountryCode } from '@entente/kernel';
import type { Answers } from './answers.js';
import type { JointActionDayPlan, JointActionDayState } from './joint-action-day.js';
import type { ParticipantName } from './participant.js';
import type { ReportedResultState } from './reported-result.js';
import { reportingCountries, standingParticipants } from './reporting-countries.js';

/** A condition that a joint action day meets or not; persistence makes the same one into a filter. */
export type DayCondition =
  | { readonly participating: string }
  | { readonly ledBy: string }
  | { readonly coordinatedBy: string }
  | { readonly withBody: string };

/** `all`, or the days that meet one of the conditions. */
export type Authority = 'all' | readonly DayCondition[];

/** A plan, and how those that it lists stand to their invitations, where anybody was asked. */
type Planned = JointActionDayPlan & Pick<Answers, 'participation'>;

/**
 * Who may read a joint action day: those who take part in it, lead or coordinate it, and registrars. Who left goes on
 * reading, since it may still report; who declined does not, until it is invited again.
 */
export function readableDays(actor: Actor): Authority {
  if (isRegistrar(actor)) return 'all';
  const isOfCountry = hasRole(actor, 'operational-team', 'national-coordinator', 'action-leader');
  return [
    ...(isOfCountry && actor.country !== undefined ? [{ participating: actor.country }] : []),
    ...(hasRole(actor, 'action-leader') ? [...leading(actor), ...asBody(actor)] : []),
  ];
}

/** Who may change a joint action day, and state figures for the whole: its lead country, or a coordinator. */
export function leadableDays(actor: Actor): Authority {
  if (isRegistrar(actor)) return 'all';
  return hasRole(actor, 'action-leader') ? leading(actor) : [];
}

export function covers(authority: Authority, day: Planned): boolean {
  return authority === 'all' || authority.some((condition) => meets(condition, day));
}

/** @throws NotFound for a day that is somebody else's, as for one that does not exist */
export function mustBeReadable(actor: Actor, day: JointActionDayState): void {
  if (!covers(readableDays(actor), day)) throw new NotFound('joint action day', day.id);
}

/** For answers to an invitation: who declined reads no more, and its refusal is known again all the same. */
export function mustBeNamed(actor: Actor, day: JointActionDayState): void {
  const { participation: _said, ...named } = day;
  mustBeReadable(actor, named);
}

export function mustBeLed(actor: Actor, day: JointActionDayState): void {
  if (!covers(leadableDays(actor), day)) throw new NotFound('joint action day', day.id);
}

/**
 * A plan must keep its author in the lead, or it would be somebody else's the moment it is written. Who leads the
 * `stored` one may hand it over to a country that takes part in it, and has nothing to say of it from then on.
 */
export function mustKeepTheLead(actor: Actor, plan: JointActionDayPlan, stored?: JointActionDayState): void {
  const leadable = leadableDays(actor);
  if (covers(leadable, plan)) return;
  if (stored && covers(leadable, stored) && takesPart(plan.leadCountry, stored)) return;
  throw new NotYours('a joint action day is planned by its lead country or a coordinator', [
    { pointer: '/leadCountry', detail: 'must be your own country, or coordinators name your organisation' },
  ]);
}

type OwnFigure = Pick<ReportedResultState, 'scope' | 'country' | 'reportingService' | 'notCounted'>;

/** @throws NotYours where the figure is another country's, or one of the whole and not the actor's to state */
export function mustBeOwnFigure(actor: Actor, day: JointActionDayState, figure: OwnFigure): void {
  const { scope, country } = figure;
  if (isRegistrar(actor)) return;
  if (scope === 'operation') {
    if (covers(leadableDays(actor), day)) return;
    if (takesPartAsBody(actor, day)) {
      mustStandAside(actor, figure);
      return;
    }
    throw new NotYours('the lead or a coordinator states figures of the whole', [
      { pointer: '/scope', detail: 'must be country, unless you lead or coordinate the operation' },
    ]);
  }
  if (!hasRole(actor, 'operational-team', 'national-coordinator')) {
    throw new NotYours('a country reports its own share', [
      { pointer: '/scope', detail: 'must be operation, unless you report for a participating country' },
    ]);
  }
  if (country !== actor.country) {
    throw new NotYours('a country reports its own share', [
      { pointer: '/country', detail: 'must be your own country' },
    ]);
  }
}

/**
 * A body has no share, and what it counted itself is not the figure of the whole: it is told in its own name, and
 * stays outside every sum.
 */
function mustStandAside({ organisation }: Actor, { reportingService, notCounted }: OwnFigure): void {
  const why = 'a body that takes part tells its own figures, beside those that count';
  if (reportingService === undefined || reportingService !== organisation) {
    throw new NotYours(why, [{ pointer: '/reportingService', detail: 'must be your own organisation' }]);
  }
  if (notCounted === undefined) {
    const detail = 'must say why the figure is not counted, unless you lead or coordinate the operation';
    throw new NotYours(why, [{ pointer: '/notCounted', detail }]);
  }
}

/**
 * Whoever reports for a participant says what it cannot say.
 * @throws NotYours where it is somebody else's to say
 */
export function mustDeclareFor(
  actor: Actor,
  day: JointActionDayState,
  { country, body }: ParticipantName,
): void {
  if (country === undefined) {
    mustAnswerFor(actor, { ...(body !== undefined && { body }) });
    return;
  }
  if (isRegistrar(actor) || hasRole(actor, 'operational-team', 'national-coordinator')) {
    mustBeOwnFigure(actor, day, { scope: 'country', country });
    return;
  }
  throw new NotYours('a country reports its own share', [
    { pointer: '/country', detail: 'must be a country that you report for' },
  ]);
}

/**
 * A participant answers for itself: a country by its national coordinator, a body by an action leader.
 * @throws NotYours where the name is somebody else's
 */
export function mustAnswerFor(actor: Actor, { country, body }: ParticipantName): void {
  if (isRegistrar(actor)) return;
  const isOf = (own: string | undefined, named: string | undefined): boolean =>
    named !== undefined && named === own;
  if (hasRole(actor, 'national-coordinator') && isOf(actor.country, country)) return;
  if (hasRole(actor, 'action-leader') && isOf(actor.organisation, body)) return;
  const pointer = country === undefined ? '/body' : '/country';
  throw new NotYours('a participant answers for itself', [{ pointer, detail: 'must be your own' }]);
}

/** The same for a result that is already there: somebody else's is not found. */
export function mustBeOwnResult(actor: Actor, day: JointActionDayState, result: ReportedResultState): void {
  try {
    mustBeOwnFigure(actor, day, result);
  } catch (error) {
    if (error instanceof NotYours) throw new NotFound('result', result.id);
    throw error;
  }
}

/**
 * A national coordinator confirms the country's share. A figure of the whole is confirmed in the lead country; in
 * a co-leading one where nobody leads alone; in any participating one where a body coordinates.
 */
export function mustBeConfirmable(actor: Actor, day: JointActionDayState, result: ReportedResultState): void {
  const confirming = result.scope === 'country' ? [result.country] : countriesBehind(day);
  const confirms = hasRole(actor, 'national-coordinator') && actor.country !== undefined;
  if (!confirms || !confirming.some((country) => country === actor.country)) {
    throw new NotFound('result', result.id);
  }
}

/**
 * Which of several values stands is the lead's to say, and for a country's share its national coordinator's.
 * @throws NotYours for who coordinates beside a lead
 */
export function mustBeRetainable(actor: Actor, day: JointActionDayState, result: ReportedResultState): void {
  const { id, scope, country } = result;
  const ofCountry = country !== undefined && country === actor.country;
  const retains =
    scope === 'operation'
      ? decidesOnTheWhole(actor, day)
      : ofCountry && hasRole(actor, 'national-coordinator');
  if (retains) return;
  if (scope === 'operation' && covers(leadableDays(actor), day)) throw notTheLead();
  throw new NotFound('result', id);
}

/**
 * What a figure of the whole is made of is the lead's to decide.
 * @throws NotYours for who coordinates beside a lead, NotFound for a day that is somebody else's
 */
export function mustDecideOnTheWhole(actor: Actor, day: JointActionDayState): void {
  mustBeReadable(actor, day);
  if (decidesOnTheWhole(actor, day)) return;
  mustBeLed(actor, day);
  throw notTheLead();
}

/** The lead country decides; a co-leading one where nobody leads alone; a coordinator where no country leads. */
function decidesOnTheWhole(actor: Actor, day: JointActionDayState): boolean {
  if (isRegistrar(actor)) return true;
  if (!hasRole(actor, 'action-leader')) return false;
  const leaders = leadingCountries(day);
  if (leaders.length === 0) return covers(leading(actor), day);
  return leaders.some((country) => country === actor.country);
}

function notTheLead(): NotYours {
  return new NotYours('where a country leads, it decides on figures of the whole, and no coordinator');
}

/**
 * Of the countries that reported two results, those in whose name the actor says whether the two are one: each
 * national coordinator its own, a registrar all of them.
 */
export function answersFor(actor: Actor, concerned: readonly CountryCode[]): readonly CountryCode[] {
  if (isRegistrar(actor)) return concerned;
  if (!hasRole(actor, 'national-coordinator')) return [];
  return concerned.filter((country) => country === actor.country);
}

/** The operations whose suspected overlaps are put before this actor. */
export function daysWithOverlaps(actor: Actor): Authority {
  if (isRegistrar(actor)) return 'all';
  const { country } = actor;
  const coordinates = hasRole(actor, 'national-coordinator');
  return [
    ...(coordinates && country !== undefined ? [{ participating: country }] : []),
    ...(hasRole(actor, 'action-leader') ? leading(actor) : []),
  ];
}

function countriesBehind(day: JointActionDayState): readonly CountryCode[] {
  const leaders = leadingCountries(day);
  return leaders.length > 0 ? leaders : participatingCountries(day);
}

function leadingCountries({ leadCountry, coLeadCountries }: JointActionDayState): readonly CountryCode[] {
  return leadCountry === undefined ? coLeadCountries : [leadCountry];
}

function leading({ country, organisation }: Actor): readonly DayCondition[] {
  return [
    ...(country === undefined ? [] : [{ ledBy: country }]),
    ...(organisation === undefined ? [] : [{ coordinatedBy: organisation }]),
  ];
}

function asBody({ organisation }: Actor): readonly DayCondition[] {
  return organisation === undefined ? [] : [{ withBody: organisation }];
}

function takesPart(country: CountryCode | undefined, day: JointActionDayState): boolean {
  return country !== undefined && participantsOf(day).countries.includes(country);
}

function takesPartAsBody(actor: Actor, day: JointActionDayState): boolean {
  const { organisation } = actor;
  return (
    hasRole(actor, 'action-leader') &&
    organisation !== undefined &&
    standingParticipants(day).some(({ country, body }) => country === undefined && body === organisation)
  );
}

function meets(condition: DayCondition, day: Planned): boolean {
  if ('ledBy' in condition) return day.leadCountry === condition.ledBy;
  if ('coordinatedBy' in condition) return day.coordinators.includes(condition.coordinatedBy);
  if ('withBody' in condition) {
    return standingParticipants(day).some(({ body }) => body === condition.withBody);
  }
  return reportingCountries(day).some((country) => country === condition.participating);
}
