import type { Step } from './places.js';

const HERE = 'here stands what is hostile';

/** The example as JSON, with this text in the place of one value: also what no value would be written as. */
export function withRaw(example: unknown, steps: readonly Step[], raw: string): string {
  return JSON.stringify(changed(example, steps, () => HERE)).replace(JSON.stringify(HERE), () => raw);
}

/** The example without one field or element. */
export function without(example: unknown, steps: readonly Step[]): string {
  return JSON.stringify(changed(example, steps, () => undefined));
}

/** The object with further members, written before its own or after them. */
export function withMember(object: unknown, member: string, where: 'before' | 'after'): string {
  const own = JSON.stringify(object).slice(1, -1);
  const members = where === 'before' ? [member, own] : [own, member];
  return `{${members.filter((each) => each !== '').join(',')}}`;
}

function changed(value: unknown, [step, ...further]: readonly Step[], change: () => unknown): unknown {
  if (step === undefined) return change();
  if (typeof step === 'number') {
    const list = [...(value as readonly unknown[])];
    list[step] = changed(list[step], further, change);
    return list.filter((each) => each !== undefined);
  }
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [step]: changed(object[step], further, change) };
}
