import type { JsonSchema } from '@entente/schema';
import { token, type ApiDocument } from '../api-document.js';

export type Step = string | number;

/** A place in a body: a field, an element of a list, or the body itself. */
export interface Place {
  readonly steps: readonly Step[];
  readonly schema: JsonSchema;
  /** What the example has there; undefined where it has nothing. */
  readonly example: unknown;
}

export const pointerTo = (steps: readonly Step[]): string =>
  steps.map((step) => `/${token(String(step))}`).join('');

/** Every place that a schema knows: of a list the first element, of fields with free names those of the example. */
export function* placesIn(
  document: ApiDocument,
  schema: JsonSchema,
  example: unknown,
  steps: readonly Step[] = [],
): Generator<Place> {
  const resolved = document.resolved(schema);
  yield { steps, schema: resolved, example };
  const { properties, additionalProperties, items } = resolved as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly additionalProperties?: JsonSchema | boolean;
    readonly items?: JsonSchema;
  };
  const inside = (example ?? {}) as Readonly<Record<Step, unknown>>;
  for (const [name, of] of Object.entries(properties ?? {}))
    yield* placesIn(document, of, inside[name], [...steps, name]);
  if (typeof additionalProperties === 'object')
    for (const name of Object.keys(inside))
      yield* placesIn(document, additionalProperties, inside[name], [...steps, name]);
  if (items) yield* placesIn(document, items, inside[0], [...steps, 0]);
}
