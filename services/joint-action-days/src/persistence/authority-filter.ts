import type { Authority, DayCondition } from '../domain/authority.js';

/** The same conditions that decide on a single read, as a filter for lists. */
export function authorityFilter(authority: Authority): object {
  if (authority === 'all') return {};
  return authority.length === 0 ? { _id: { $in: [] } } : { $or: authority.map(filterOf) };
}

function filterOf(condition: DayCondition): object {
  if ('ledBy' in condition) return { leadCountry: condition.ledBy };
  if ('coordinatedBy' in condition) return { coordinators: condition.coordinatedBy };
  if ('withBody' in condition) {
    const { withBody } = condition;
    return { 'participants.body': withBody, 'filed.declinedBodies': { $ne: withBody } };
  }
  const { participating } = condition;
  return { 'filed.countries': participating, 'filed.declinedCountries': { $ne: participating } };
}
