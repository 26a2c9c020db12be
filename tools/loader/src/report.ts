import type { MappedRecords } from './bodies.js';
import type { Difference } from './sending/differences.js';
import type { Outcome } from './sending/record.js';

const LONGEST_VALUE = 60;

/** What became of a file's records, counted as they are sent. */
export class LoadReport {
  private readonly counts = { created: 0, unchanged: 0, different: 0, refused: 0 };
  private readonly findings: string[] = [];

  constructor(
    private readonly file: string,
    { refused, unread }: Pick<MappedRecords, 'refused' | 'unread'>,
  ) {
    for (const { name, reason } of refused) this.add(name, { kind: 'refused', reason });
    this.findings.push(...unread.map(({ name, reason }) => `  left out   ${name}: ${reason}`));
  }

  add(name: string, outcome: Outcome): void {
    this.counts[outcome.kind] += 1;
    if (outcome.kind === 'refused') this.findings.push(`  refused    ${name}: ${outcome.reason}`);
    if (outcome.kind === 'different') {
      this.findings.push(`  different  ${name}: ${outcome.fields.map(described).join('; ')}`);
    }
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  summary(): string {
    const { created, unchanged, different, refused } = this.counts;
    return `${this.file}: ${created} created, ${unchanged} unchanged, ${different} different, ${refused} refused`;
  }

  lines(): readonly string[] {
    return [this.summary(), ...this.findings];
  }
}

function described({ field, file, stored }: Difference): string {
  return `${field} is stored as ${shown(stored)} and is ${shown(file)} in the file`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
