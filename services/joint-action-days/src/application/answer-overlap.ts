import {
  changeRecord,
  Clock,
  InvalidField,
  isRegistrar,
  NotFound,
  type CountryCode,
  type OverlapAnswer,
} from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { answersFor } from '../domain/authority.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { CountsForAnother, StepsBackAlready } from '../domain/overlap.errors.js';
import { confirmedIn, type NamedResult, type OverlappingResult } from '../domain/overlap.js';
import {
  isOverlappable,
  mustStand,
  relationOf,
  whyNoPair,
  type PlacedResult,
} from '../domain/overlap-pair.js';
import type { ReportedResult } from '../domain/reported-result.js';
import { ReportedResults } from '../domain/reported-results.js';
import { standingsIn } from '../domain/standings.js';
import { askedPair, type AskedPair } from './asked-pair.js';
import type { ResultCommand } from './change-result.js';
import { mustBeOfOperation } from './operation-of-result.js';

export interface GivenAnswer {
  readonly with: OverlappingResult;
  readonly answer: OverlapAnswer;
  readonly reason?: string;
}

/** Says whether two results are one and the same, or takes that back. Each answers the new version. */
@Injectable()
export class AnswerOverlap {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
    private readonly clock: Clock,
  ) {}

  async answer(command: ResultCommand, given: GivenAnswer): Promise<number> {
    const asked = await this.asked(command, given.with.id);
    return changeRecord(this.results, command, {
      thing: 'result',
      permit: (result) => mustConcern(command, result, asked),
      decide: async (result) => {
        await this.mustBePair(result, asked, given);
        const concerned = concernedBy(result, asked);
        const countries = answersFor(command.actor, concerned);
        const at = this.clock.now().toISOString();
        return result.answerOverlap({ ...given, at, countries, concerned });
      },
    });
  }

  async undo(command: ResultCommand, other: NamedResult, reason: string): Promise<number> {
    const asked = await this.asked(command, other.id);
    return changeRecord(this.results, command, {
      thing: 'result',
      permit: (result) => mustConcern(command, result, asked),
      decide: (result) => result.undoOverlap(other, reason),
    });
  }

  private asked({ actor, jointActionDayId, id }: ResultCommand, otherId: string): Promise<AskedPair> {
    return askedPair(this.days, this.results, actor, { jointActionDayId, id, otherId });
  }

  private async mustBePair(
    result: ReportedResult,
    { day, other }: AskedPair,
    { with: named, answer }: GivenAnswer,
  ): Promise<void> {
    const own = result.snapshot();
    if (other?.day.id !== named.jointActionDayId) {
      throw new InvalidField('/with/id', 'must name a result of that operation');
    }
    const fault = whyNoPair(own, other.result, relationOf(day, other.day));
    if (fault) throw new InvalidField(fault.pointer, fault.detail);
    const pair = [{ result: { ...own, version: 0 }, day }, other] as const;
    for (const one of pair) await this.mustStandAlone(one);
    if (answer === 'same') await this.mustNotChain(pair);
  }

  private async mustStandAlone({ result, day }: PlacedResult): Promise<void> {
    const standings = standingsIn(await this.results.ofOperation(day.id));
    const { standing } = standings.get(result.id)!;
    mustStand(result, standing);
    if (isOverlappable(result, standing)) return;
    const why =
      'must, like the result of the address, be a figure of its own: no part, second value or old report';
    throw new InvalidField('/with/id', why);
  }

  /** What is answered at the same time may still make a chain or a circle; counting loses nothing by it. */
  private async mustNotChain([stepsBack, behind]: readonly [PlacedResult, PlacedResult]): Promise<void> {
    if (confirmedIn(behind.result.overlaps)) throw new StepsBackAlready(behind.result.id);
    const { id } = stepsBack.result;
    if ((await this.results.steppingBackBehind(id)).length > 0) throw new CountsForAnother(id);
  }
}

/** @throws NotFound for a result that concerns somebody else, as for one that does not exist */
function mustConcern(
  { actor, id, jointActionDayId }: ResultCommand,
  result: ReportedResult,
  asked: AskedPair,
): void {
  mustBeOfOperation(result, jointActionDayId);
  if (isRegistrar(actor)) return;
  if (answersFor(actor, concernedBy(result, asked)).length === 0) throw new NotFound('result', id);
}

function concernedBy(result: ReportedResult, { other }: AskedPair): readonly CountryCode[] {
  const countries = [result.snapshot().country, other?.result.country];
  return [...new Set(countries.filter((country) => country !== undefined))];
}
