/** The top-level fields whose value differs, sorted. Order inside a list is part of its value. */
export function changedFields(before: object, after: object): readonly string[] {
  const [old, fresh] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(fresh[field]))
    .sort();
}
