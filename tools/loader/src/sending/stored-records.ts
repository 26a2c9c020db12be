import { detailOf, fieldsOf, StackFailed, type Api } from './api.js';

type Stored = Readonly<Record<string, unknown>>;

export function operationPath(id: string): string {
  return `/v1/joint-action-days/${id}`;
}

export function resultPath(operationId: string, id: string): string {
  return `${operationPath(operationId)}/results/${id}`;
}

/** What is stored at a path, `undefined` where there is nothing. @throws StackFailed */
export async function storedRecord(api: Api, path: string): Promise<Stored | undefined> {
  const answer = await api.get(path);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new StackFailed(`The stack cannot read ${path}: ${detailOf(answer)}`);
  return fieldsOf(answer.body);
}

/** An operation's results by id, read page by page; empty where there is no such operation. @throws StackFailed */
export async function storedResults(api: Api, operationId: string): Promise<ReadonlyMap<string, Stored>> {
  const results = new Map<string, Stored>();
  let next: string | undefined;
  do {
    const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
    const answer = await api.get(`${operationPath(operationId)}/results?limit=200${cursor}`);
    if (answer.status === 404) return results;
    if (answer.status !== 200) {
      throw new StackFailed(`The stack cannot list the results of ${operationId}: ${detailOf(answer)}`);
    }
    const page = fieldsOf(answer.body);
    for (const item of Array.isArray(page['items']) ? page['items'] : []) {
      const stored = fieldsOf(item);
      results.set(String(stored['id']), stored);
    }
    next = typeof page['next'] === 'string' ? page['next'] : undefined;
  } while (next !== undefined);
  return results;
}
