import type { Actor, PageRequest } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { JointActionDays } from '../domain/joint-action-days.js';
import { OperationHistory, type Happening, type HistoryPage } from '../domain/operation-history.js';
import { told } from '../domain/told.js';
import { readableDay } from './operation-of-result.js';

export interface ToldHappening extends Happening {
  readonly sentence: string;
}

/** What happened to an operation and its results, for whoever may read it. */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly days: JointActionDays,
    private readonly history: OperationHistory,
  ) {}

  async execute(actor: Actor, id: string, page: PageRequest): Promise<HistoryPage<ToldHappening>> {
    await readableDay(this.days, actor, id);
    const { items, ...rest } = await this.history.list(id, page);
    return { items: items.map((each) => ({ ...each, sentence: told(each) })), ...rest };
  }
}
