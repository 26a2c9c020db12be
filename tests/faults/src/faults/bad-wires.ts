import type { Fault, Scene } from './fault.js';

type Worse = (wires: readonly Scene['stage']['kafkaWire'][], scene: Scene) => Promise<void>;

function onBothWires(name: string, worse: Worse): Fault {
  return {
    name,
    strike: async (scene) => {
      const { databaseWire, kafkaWire } = scene.stage;
      try {
        await worse([databaseWire, kafkaWire], scene);
      } finally {
        databaseWire.mend();
        kafkaWire.mend();
      }
    },
  };
}

export const slowWires: Fault = {
  ...onBothWires('slow-wires', async (wires, { random, pause, quick }) => {
    for (const wire of wires) wire.delay(random.between(20, 60));
    await pause(quick ? 4_000 : 15_000);
  }),
  long: true,
};

export const cutWires = onBothWires('cut-wires', async (wires, { random, pause, quick }) => {
  for (let cuts = 0; cuts < (quick ? 8 : 30); cuts += 1) {
    random.pick(wires).cut();
    await pause(random.between(50, 700));
  }
});

export const stalledWires = onBothWires('stalled-wires', async (wires, { random, pause, quick }) => {
  for (const wire of wires) {
    wire.stall();
    await pause(random.between(1_500, quick ? 3_000 : 12_000));
    wire.mend();
    await pause(300);
  }
});

/** The server commits and nobody is told; then it refuses writes that ran into each other. */
export const lostCommitReplies: Fault = {
  name: 'lost-commit-replies',
  strike: async ({ stage, pause, violated }) => {
    const { databaseWire } = stage;
    const before = { ...databaseWire.done };
    for (let times = 0; times < 6; times += 1) {
      databaseWire.loseCommitReplies(1);
      await pause(250);
      databaseWire.answerConflicts(2);
      await pause(250);
    }
    databaseWire.loseCommitReplies(0);
    databaseWire.answerConflicts(0);
    const { repliesLost, conflictsAnswered } = databaseWire.done;
    if (repliesLost === before.repliesLost)
      violated('no reply of a commit was lost: the fault did not happen');
    if (conflictsAnswered === before.conflictsAnswered) violated('no write conflict was answered');
  },
};
