import { readRecord, type Page, type PageRequest, type VersionedState } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import type { MeasureState } from '../domain/measure.js';
import { Measures, type MeasureFilter } from '../domain/measures.js';

/** Every project lead reads all measures, its own or not. */
@Injectable()
export class ReadMeasures {
  constructor(private readonly measures: Measures) {}

  list(filter: MeasureFilter, page: PageRequest): Promise<Page<VersionedState<MeasureState>>> {
    return this.measures.list(filter, page);
  }

  one(id: string): Promise<VersionedState<MeasureState>> {
    return readRecord(this.measures, 'measure', id);
  }
}
