/** What is done side by side: a failure is thrown when all have ended. @throws the first of them */
export async function allThrough<Outcomes extends readonly Promise<unknown>[]>(
  ...begun: Outcomes
): Promise<{ -readonly [At in keyof Outcomes]: Awaited<Outcomes[At]> }> {
  await Promise.allSettled(begun);
  return Promise.all(begun);
}
