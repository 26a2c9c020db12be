import type { Only, Shown } from './exchange.js';

/** The part of an answer that is shown, in the answer's own order. */
export function shownOf(answer: unknown, { fields, only }: Shown): unknown {
  const entries = only ? withOnly(answer, only) : answer;
  return fields ? picked(entries, fields.map(stepsOf)) : entries;
}

function withOnly(answer: unknown, { list, field, is }: Only): unknown {
  if (!isObject(answer)) return answer;
  const entries = answer[list];
  if (!Array.isArray(entries)) return answer;
  const kept = entries.filter((entry: unknown) => isObject(entry) && is.includes(String(entry[field])));
  return { ...answer, [list]: kept };
}

/** A path goes through lists: every entry is asked for the same fields. */
function picked(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((steps) => steps.length === 0)) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => picked(each, paths));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const deeper = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
      return deeper.length === 0 ? [] : [[name, picked(inner, deeper)] as const];
    }),
  );
}

function stepsOf(path: string): readonly string[] {
  return path.split('.');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
