/** Cuts a stream into whole frames; `lengthOf` reads a frame's whole length from its first four bytes. */
export class Frames {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly lengthOf: (start: Buffer) => number) {}

  *add(chunk: Buffer): Generator<Buffer> {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (this.rest.length >= 4) {
      const length = this.lengthOf(this.rest);
      if (this.rest.length < length) return;
      yield this.rest.subarray(0, length);
      this.rest = this.rest.subarray(length);
    }
  }
}
