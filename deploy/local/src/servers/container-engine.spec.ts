import { describe, expect, it } from '@jest/globals';

import { ContainerEngine, ImageUnavailable, type Outcome } from './container-engine.js';

const DONE: Outcome = { status: 0, complaint: '' };
const REFUSED: Outcome = { status: 1, complaint: 'Trying …\nno route to the registry\n' };

function engine(answers: Readonly<Record<string, Outcome>>) {
  const asked: string[] = [];
  const run = (_program: string, args: readonly string[]): Promise<Outcome> => {
    asked.push(args.join(' '));
    return Promise.resolve(answers[args[0]!] ?? DONE);
  };
  return { asked, engine: new ContainerEngine('docker', run) };
}

describe('ContainerEngine.provide', () => {
  it('takes the image that is there', async () => {
    const { engine: docker, asked } = engine({});

    await docker.provide('mongo:8', () => undefined);
    expect(asked).toEqual(['image inspect mongo:8']);
  });

  it('pulls the image that is not there, and says so', async () => {
    const { engine: docker, asked } = engine({ image: REFUSED });
    const words: string[] = [];

    await docker.provide('mongo:8', (word) => words.push(word));
    expect(asked).toEqual(['image inspect mongo:8', 'pull mongo:8']);
    expect(words).toEqual(['mongo:8', 'pulling mongo:8', 'mongo:8 pulled']);
  });

  it('names the image that cannot be had, why, and what else can be done', async () => {
    const { engine: docker } = engine({ image: REFUSED, pull: REFUSED });

    const provided = docker.provide('mongo:8', () => undefined);
    await expect(provided).rejects.toThrow(ImageUnavailable);
    await expect(provided).rejects.toThrow(
      /docker answers, but mongo:8 [^]*no route to the registry\n[^]*ENTENTE_SERVERS=processes/,
    );
  });
});
