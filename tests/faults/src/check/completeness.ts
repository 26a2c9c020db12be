import type { Report } from './report.js';
import type { Databases, StoredRow } from './stored.js';

/** Clocks of one machine, read one after the other. */
const SAME_INSTANT_MS = 50;

interface Claim {
  readonly completeTo: number;
  readonly at: number;
  /** The events that reporting knew after it had said so. */
  readonly known: ReadonlySet<string>;
}

/** Listens to what reports say of their completeness while something happens, and holds it against the journal. */
export class CompletenessWatch {
  private readonly claims: Claim[] = [];

  constructor(
    private readonly report: Report,
    private readonly databases: Databases,
  ) {}

  async look(): Promise<void> {
    const completeTo = await this.report.completeTo();
    const at = Date.now();
    if (completeTo === null || completeTo === this.claims.at(-1)?.completeTo) return;
    this.claims.push({ completeTo, at, known: await this.databases.knownEvents() });
  }

  get looks(): number {
    return this.claims.length;
  }

  /** What was claimed and was not so, and versions recorded before their predecessors. */
  async overclaimed(): Promise<readonly string[]> {
    const rows = await this.databases.journal();
    return [...this.claims.flatMap((claim) => unlike(claim, rows)), ...recordedOutOfOrder(rows)];
  }
}

function unlike({ completeTo, at, known }: Claim, rows: readonly StoredRow[]): readonly string[] {
  const told = new Date(completeTo).toISOString();
  const missing = rows.filter((row) => row.recordedAt.getTime() < completeTo && !known.has(row._id));
  const [first] = missing;
  return [
    ...(completeTo > at + SAME_INSTANT_MS
      ? [`reports said that they were complete to ${told}, which is to come`]
      : []),
    ...(first
      ? [
          `reports said that they were complete to ${told} without ${missing.length} events recorded earlier, ` +
            `one at ${first.recordedAt.toISOString()}`,
        ]
      : []),
  ];
}

function recordedOutOfOrder(rows: readonly StoredRow[]): readonly string[] {
  return [...Map.groupBy(rows, ({ aggregateid }) => aggregateid)].flatMap(([id, chain]) => {
    const inOrder = chain.toSorted((a, b) => a.aggregateversion - b.aggregateversion);
    const early = inOrder.find(
      (row, index) => row.recordedAt < (inOrder[index - 1]?.recordedAt ?? row.recordedAt),
    );
    return early ? [`${id}: version ${early.aggregateversion} was recorded before the one before it`] : [];
  });
}
