/** Health and metrics are asked for by machines that must always be answered. */
const ROUTES = /^\/(?:health|metrics)(?:\/|$)/;

/** By the pattern of a route. */
export function isAlwaysAnswered(route: string | undefined): boolean {
  return ROUTES.test(route ?? '');
}
