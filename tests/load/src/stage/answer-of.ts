import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a process of ours answers to a question; it is asked one at a time. @throws where it ends instead */
export async function answerOf<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  const over = new AbortController();
  const { signal } = over;
  const answer = once(child, 'message', { signal }) as Promise<[Answer]>;
  const ended = once(child, 'exit', { signal }).then((): never => {
    throw new Error('The process that was asked has ended.');
  });
  const outcome = Promise.race([answer, ended]);
  outcome.catch(() => undefined);
  try {
    await sent(child, question);
    const [said] = await outcome;
    return said;
  } finally {
    over.abort();
  }
}

function sent(child: ChildProcess, question: object): Promise<void> {
  return new Promise((resolve, reject) => {
    child.send(question, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}
