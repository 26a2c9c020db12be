import { Clock, DomainError, type Actor } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { inOrder, withKeysOfTheirOwn, type QueuedCommand } from '../domain/queued-command.js';
import { ReportedResults } from '../domain/reported-results.js';
import { readableDay } from './operation-of-result.js';
import { QueueDesk, type QueueOutcome } from './queue-desk.js';

/**
 * Works off the queue of a device that was offline: every command as if it had come alone, so that the same queue
 * comes to the same however often, in whatever order and in whatever pieces it is sent. One thing depends on the
 * pieces: what another result stands in the way of is refused, although a later piece takes that away. It is taken
 * when the whole queue is sent again.
 */
@Injectable()
export class WorkOffQueue {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
    private readonly clock: Clock,
  ) {}

  /** An outcome for each command, in the order in which they were sent. @throws NotFound for somebody else's operation */
  async execute(
    actor: Actor,
    jointActionDayId: string,
    queue: readonly QueuedCommand[],
  ): Promise<readonly QueueOutcome[]> {
    const day = await readableDay(this.days, actor, jointActionDayId);
    const order = inOrder(queue);
    const own = withKeysOfTheirOwn(queue);
    const inTurn = order.map((place) => own[place]!);
    const worked = await this.work(inTurn, { day, now: this.clock.now(), failed: new Set() });
    const outcomes = new Map(order.map((place, index) => [place, worked[index]!]));
    return queue.map((_, place) => outcomes.get(place)!);
  }

  /**
   * Stored all at once. Where that fails, because somebody came between or one of them cannot be stored, by halves, down
   * to the single command that is told what stands in its way.
   */
  private async work(queue: readonly QueuedCommand[], round: Round): Promise<readonly QueueOutcome[]> {
    const { now, day, failed } = round;
    if (queue.length <= 1) return new QueueDesk(this.results, now, day, failed).work(queue);
    const together = await this.results.together([...new Set(queue.map(({ resultId }) => resultId))]);
    const failedHere = new Set(failed);
    const outcomes = await new QueueDesk(together, now, day, failedHere).work(queue);
    try {
      await together.commit();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const half = Math.ceil(queue.length / 2);
      const first = await this.work(queue.slice(0, half), round);
      return [...first, ...(await this.work(queue.slice(half), round))];
    }
    for (const key of failedHere) failed.add(key);
    return outcomes;
  }
}

interface Round {
  readonly day: JointActionDayState;
  readonly now: Date;
  /** The commands that came to nothing, as `QueueDesk` writes them down. */
  readonly failed: Set<string>;
}
