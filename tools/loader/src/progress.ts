import type { LoadReport } from './report.js';

const LINE_EVERY = 100;

/** Where a load stands: one line that is rewritten on a terminal, a line for each hundred records elsewhere. */
export class Progress {
  constructor(
    private readonly report: LoadReport,
    private readonly expected: number,
    private readonly out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
  ) {}

  show(): void {
    const done = this.report.total;
    if (this.out.isTTY) this.out.write(`\r\u001b[K${done}/${this.expected}  ${this.report.summary()}`);
    else if (done % LINE_EVERY === 0) this.out.write(`${done} of ${this.expected} sent\n`);
  }

  end(): void {
    if (this.out.isTTY) this.out.write('\r\u001b[K');
  }
}
