/**
 * Work on one thing that many ask for at once: what comes while some is under way waits for it and is done together,
 * in one go that begins after all of it came. A failure is everybody's whose item was in it.
 */
export function gathered<Item, Answer>(
  work: (items: readonly Item[]) => Promise<Answer>,
): (item: Item) => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: { readonly items: Item[]; readonly answer: Promise<Answer> } | undefined;
  return (item) => {
    if (next) {
      next.items.push(item);
      return next.answer;
    }
    const items = [item];
    const answer = underWay.then(() => {
      next = undefined;
      return work(items);
    });
    next = { items, answer };
    underWay = answer.catch(() => undefined);
    return answer;
  };
}
