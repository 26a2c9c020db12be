import { measuresTable, type MeasuresQuery, type MeasuresRow } from '@entente/counting';
import { Injectable } from '@nestjs/common';
import { knownBy } from '../persistence/known-by.js';
import { ProjectedMeasures } from '../persistence/projected-records.js';
import { PublishersProgress } from '../persistence/publishers-progress.js';
import { asOfTimes, type AsOf } from './as-of.js';
import { measuresNotes } from './measures-notes.js';
import { standing } from './standing.js';

export interface MeasuresReportQuery extends MeasuresQuery {
  readonly asOf?: Date;
}

export interface MeasuresReportAnswer extends AsOf {
  readonly rule: string;
  readonly rows: readonly MeasuresRow[];
  readonly notes: readonly string[];
}

const RULE =
  'Each measure counts once in every group that it names, whatever its state. Its regions are those it names and ' +
  'those its third countries lie in, as the EMN study on the international dimension of trafficking (2021–2023) ' +
  'groups them; the Americas are UN M49 region 019.';
const DURATION_RULE =
  ' Durations run from the first to the last day that the dates may mean, in months begun: up to 12, 24, 36 and 60, ' +
  'and over 60.';

/** How many measures there are. What they cost is not added up: parts, phases and co-funding overlap. */
@Injectable()
export class MeasuresReport {
  private readonly standing;

  constructor(projected: ProjectedMeasures, progress: PublishersProgress) {
    this.standing = standing(progress, () => projected.answering());
  }

  async answer(query: MeasuresReportQuery): Promise<MeasuresReportAnswer> {
    const asOf = query.asOf ?? new Date();
    const { completeTo, collections } = await this.standing();
    const measures = query.asOf ? await knownBy(query.asOf, collections) : await collections.documents.find();
    const table = measuresTable(measures, query);
    return {
      ...asOfTimes(asOf, completeTo, collections),
      rule: query.groupBy.includes('duration') ? RULE + DURATION_RULE : RULE,
      rows: table.rows,
      notes: measuresNotes(table, query),
    };
  }
}
