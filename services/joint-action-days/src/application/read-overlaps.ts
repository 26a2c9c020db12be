import { hasRole, isRegistrar, type Actor, type OverlapStatus } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { covers, daysWithOverlaps, leadableDays } from '../domain/authority.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { relationOf } from '../domain/overlap-pair.js';
import { mayCompare } from '../domain/overlap-reach.js';
import {
  overlapsOf,
  pairKey,
  type FoundOverlaps,
  type OperationResults,
  type OverlapPair,
} from '../domain/overlaps.js';
import { ReportedResults } from '../domain/reported-results.js';

/** After which pair of which operation a list goes on. `page` is the cursor of the operations looked through. */
export interface OverlapPosition {
  readonly page?: string;
  readonly day?: string;
  readonly pair?: string;
}

export interface OverlapsAsked {
  readonly operation?: string;
  readonly status?: OverlapStatus;
  readonly limit: number;
  readonly after: OverlapPosition;
}

export interface OverlapsPage {
  readonly items: readonly OverlapPair[];
  readonly next?: OverlapPosition;
  /** Not everything that may be suspected was looked for. */
  readonly more?: true;
}

/** A request looks through no more operations than these, whatever it finds in them. */
const OPERATIONS_AT_ONCE = 20;

interface Days {
  readonly days: readonly JointActionDayState[];
  readonly next?: string;
}

/**
 * The results that may be the same, for those who decide on them. A pair of two operations stands with the result that
 * would step back, or, to whom that operation is out of reach, with the other one.
 */
@Injectable()
export class ReadOverlaps {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
  ) {}

  async execute(actor: Actor, asked: OverlapsAsked): Promise<OverlapsPage> {
    const { operation, limit, after } = asked;
    const { page } = after;
    const { days, next } =
      operation === undefined ? await this.some(actor, page) : await this.one(actor, operation);
    const items: OverlapPair[] = [];
    let last = after;
    let bounded = false;
    for (const day of startingWith(after.day, days)) {
      const { pairs, more } = await this.pairsOf(day, actor, asked);
      bounded ||= more;
      for (const pair of pairs) {
        if (day.id === after.day && pairKey(pair) <= (after.pair ?? '')) continue;
        if (items.length === limit) return { items, next: last, ...(bounded && { more: true as const }) };
        items.push(pair);
        last = { ...(page !== undefined && { page }), day: day.id, pair: pairKey(pair) };
      }
    }
    return {
      items,
      ...(next !== undefined && { next: { page: next } }),
      ...(bounded && { more: true as const }),
    };
  }

  private async some(actor: Actor, page: string | undefined): Promise<Days> {
    const request = { limit: OPERATIONS_AT_ONCE, ...(page !== undefined && { cursor: page }) };
    const { items, next } = await this.days.list(actor, {}, request);
    const inReach = items.filter((day) => covers(daysWithOverlaps(actor), day));
    return { days: inReach, ...(next !== undefined && { next }) };
  }

  /** None where it is somebody else's, as where it is not there. */
  private async one(actor: Actor, id: string): Promise<Days> {
    const day = (await this.days.find(id))?.aggregate.snapshot();
    return { days: day && covers(daysWithOverlaps(actor), day) ? [day] : [] };
  }

  private async pairsOf(
    day: JointActionDayState,
    actor: Actor,
    { operation, status }: OverlapsAsked,
  ): Promise<FoundOverlaps> {
    const named = await this.days.namedWith(day);
    const related = named.filter((other) => other.id !== day.id && relationOf(day, other));
    const [own, ...others] = await Promise.all([day, ...related].map((one) => this.withResults(one)));
    return overlapsOf(
      own!,
      others,
      (pair) =>
        (status === undefined || pair.status === status) &&
        isSeenBy(actor, pair) &&
        (operation !== undefined || standsWith(pair, actor) === day.id),
    );
  }

  private async withResults(day: JointActionDayState): Promise<OperationResults> {
    return { day, results: await this.results.ofOperation(day.id) };
  }
}

/** Where it is not among them any more, all of them: something twice is better than something not at all. */
function startingWith(
  id: string | undefined,
  days: readonly JointActionDayState[],
): readonly JointActionDayState[] {
  return days.slice(
    Math.max(
      0,
      days.findIndex((day) => day.id === id),
    ),
  );
}

function isSeenBy(actor: Actor, { stepsBack, behind }: OverlapPair): boolean {
  if (isRegistrar(actor)) return true;
  if (!mayCompare(actor, stepsBack.day, behind.day)) return false;
  const both = [stepsBack, behind];
  if (both.some(({ day }) => covers(leadableDays(actor), day))) return true;
  const { country } = actor;
  if (country === undefined || !hasRole(actor, 'national-coordinator')) return false;
  return both.some(({ result }) => result.country === country);
}

function standsWith({ stepsBack, behind }: OverlapPair, actor: Actor): string {
  return covers(daysWithOverlaps(actor), stepsBack.day) ? stepsBack.day.id : behind.day.id;
}
