import { COMMAND_SERVICES, type CommandService } from '../load/taken-by.js';
import type { Member } from '../stage/member.js';
import type { Stage } from '../stage/stage.js';
import type { Fault, Scene } from './fault.js';

const NOTICED_WITHIN_MS = 30_000;
/** All of the journal is sent and read once more: the longer the round has lasted, the longer that takes. */
const PUBLISHED_WITHIN_MS = 120_000;
const NEARLY_READ = 100;

/** Everything that the broker had acknowledged is gone, and nobody says so: its publishers have to notice. */
function logLost(
  name: string,
  services: readonly CommandService[],
  lose: (stage: Stage) => Promise<void>,
): Fault {
  return {
    name,
    strike: async (scene) => {
      const { stage, checker, random, pause, violated, noted } = scene;
      await pause(random.between(300, 1_500));
      const publishers = services.map((service) => stage.first(service));
      const running = pids(scene);
      const before = await Promise.all(publishers.map(logsLostBy));
      await lose(stage);
      const lostAt = Date.now();
      const noticed = async (): Promise<boolean> =>
        (await Promise.all(publishers.map(logsLostBy))).every((lost, index) => lost > (before[index] ?? 0));
      const whole = async (): Promise<boolean> =>
        !(await Promise.all(publishers.map((publisher) => publisher.tellsLog('whole')))).includes(false);
      if (!(await comes(scene, noticed, NOTICED_WITHIN_MS))) violated('nobody noticed that the log was lost');
      else if (!(await comes(scene, whole, PUBLISHED_WITHIN_MS)))
        violated('the journal was not published again');
      else if (!(await checker.isNear(NEARLY_READ, lostAt + PUBLISHED_WITHIN_MS)))
        violated('reporting did not read the new log');
      noted(`sent and read again ${Math.round((Date.now() - lostAt) / 1_000)} s after the loss`);
      if (pids(scene) !== running) violated('a service did not live through it');
    },
  };
}

/** New storage: another cluster id, no topics, no groups. */
export const kafkaWiped = logLost('kafka-wiped', COMMAND_SERVICES, (stage) => stage.wipeKafka());

/** The same cluster, whose groups still hold offsets of the lost log. */
export const topicDeleted: Fault = {
  ...logLost('topic-deleted', ['joint-action-days'], (stage) => stage.deleteTopic()),
  long: true,
};

function pids({ stage }: Scene): string {
  const members = stage.services.flatMap((service) => stage.of(service));
  return members.map(({ pid }) => pid).join();
}

function logsLostBy(publisher: Member): Promise<number> {
  return publisher.metric('entente_lost_logs_total');
}

async function comes({ pause }: Scene, seen: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!(await seen().catch(() => false))) {
    if (Date.now() > deadline) return false;
    await pause(200);
  }
  return true;
}
