import { participatingCountries } from '@entente/counting';
import { hasRole, isRegistrar, NotFound, NotYours, type Actor, type CountryCode } from '@entente/kernel';
import type { JointActionDayPlan, JointActionDayState } from './joint-action-day.js';
import type { ReportedResultState } from './reported-result.js';

/** A condition that a joint action day meets or not; persistence makes the same one into a filter. */
export type DayCondition =
  { readonly participating: string } | { readonly ledBy: string } | { readonly coordinatedBy: string };

/** `all`, or the days that meet one of the conditions. */
export type Authority = 'all' | readonly DayCondition[];

/** Who may read a joint action day: those who take part in it, lead or coordinate it, and registrars. */
export function readableDays(actor: Actor): Authority {
  if (isRegistrar(actor)) return 'all';
  const takesPart = hasRole(actor, 'operational-team', 'national-coordinator', 'action-leader');
  return [
    ...(takesPart && actor.country !== undefined ? [{ participating: actor.country }] : []),
    ...(hasRole(actor, 'action-leader') ? leading(actor) : []),
  ];
}

/** Who may change a joint action day, and state figures for the whole: its lead country, or a coordinator. */
export function leadableDays(actor: Actor): Authority {
  if (isRegistrar(actor)) return 'all';
  return hasRole(actor, 'action-leader') ? leading(actor) : [];
}

export function covers(authority: Authority, day: JointActionDayPlan): boolean {
  return authority === 'all' || authority.some((condition) => meets(condition, day));
}

/** @throws NotFound for a day that is somebody else's, as for one that does not exist */
export function mustBeReadable(actor: Actor, day: JointActionDayState): void {
  if (!covers(readableDays(actor), day)) throw new NotFound('joint action day', day.id);
}

export function mustBeLed(actor: Actor, day: JointActionDayState): void {
  if (!covers(leadableDays(actor), day)) throw new NotFound('joint action day', day.id);
}

/** A plan must keep its author in the lead, or it would be somebody else's the moment it is written. */
export function mustKeepTheLead(actor: Actor, plan: JointActionDayPlan): void {
  if (covers(leadableDays(actor), plan)) return;
  throw new NotYours('a joint action day is planned by its lead country or a coordinator', [
    { pointer: '/leadCountry', detail: 'must be your own country, or coordinators name your organisation' },
  ]);
}

/** @throws NotYours where the figure is another country's, or one of the whole and not the actor's to state */
export function mustBeOwnFigure(
  actor: Actor,
  day: JointActionDayState,
  { scope, country }: Pick<ReportedResultState, 'scope' | 'country'>,
): void {
  if (isRegistrar(actor)) return;
  if (scope === 'operation') {
    if (covers(leadableDays(actor), day)) return;
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

function countriesBehind(day: JointActionDayState): readonly CountryCode[] {
  if (day.leadCountry !== undefined) return [day.leadCountry];
  return day.coLeadCountries.length > 0 ? day.coLeadCountries : participatingCountries(day);
}

function leading({ country, organisation }: Actor): readonly DayCondition[] {
  return [
    ...(country === undefined ? [] : [{ ledBy: country }]),
    ...(organisation === undefined ? [] : [{ coordinatedBy: organisation }]),
  ];
}

function meets(condition: DayCondition, day: JointActionDayPlan): boolean {
  if ('ledBy' in condition) return day.leadCountry === condition.ledBy;
  if ('coordinatedBy' in condition) return day.coordinators.includes(condition.coordinatedBy);
  return participatingCountries(day).some((country) => country === condition.participating);
}
