import {
  arrangementStateOn,
  Clock,
  readRecord,
  type LocalDate,
  type Page,
  type PageRequest,
  type VersionedState,
} from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import type { ArrangementState } from '../domain/arrangement.js';
import { Arrangements, type ArrangementFilter } from '../domain/arrangements.js';
import { statusOnDay, type StatusOnDay } from './status-on-day.js';

export type ArrangementOnDay = VersionedState<ArrangementState> & StatusOnDay;

/** Every project lead reads all arrangements, its own or not, with their state on a day: today unless one is named. */
@Injectable()
export class ReadArrangements {
  constructor(
    private readonly arrangements: Arrangements,
    private readonly clock: Clock,
  ) {}

  async list(
    filter: ArrangementFilter,
    page: PageRequest,
    on = this.clock.today(),
  ): Promise<Page<ArrangementOnDay>> {
    const { items, ...next } = await this.arrangements.list(filter, page);
    return { items: items.map((item) => onDay(item, on)), ...next };
  }

  async one(id: string, on = this.clock.today()): Promise<ArrangementOnDay> {
    return onDay(await readRecord(this.arrangements, 'arrangement', id), on);
  }
}

function onDay(arrangement: VersionedState<ArrangementState>, day: LocalDate): ArrangementOnDay {
  return { ...arrangement, ...statusOnDay(arrangementStateOn(arrangement, day), day) };
}
