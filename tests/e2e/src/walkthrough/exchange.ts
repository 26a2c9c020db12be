/** Which part of a long answer is shown. What is left out is said, and nothing is made up. */
export interface Shown {
  /** Fields by their paths, as `items.key`; all of them where none is named. */
  readonly fields?: readonly string[];
  /** Of a list, only the entries whose field has one of these values. */
  readonly only?: Only;
}

export interface Only {
  readonly list: string;
  readonly field: string;
  readonly is: readonly string[];
}

/** A call that somebody made, and its answer. */
export interface Exchange {
  /** In words: "FR's team". */
  readonly who: string;
  readonly method: string;
  readonly path: string;
  readonly ifMatch?: number;
  readonly body?: unknown;
  readonly status: number;
  /** The version in the answer's `ETag`, 0 without one. */
  readonly version: number;
  /** Absent where the answer has no body. */
  readonly answer?: unknown;
  readonly shown?: Shown;
}

/** What a stream told somebody. */
export interface Told {
  readonly who: string;
  readonly event: string;
  readonly data: unknown;
  readonly shown?: Shown;
}

export type Entry =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  | { readonly kind: 'told'; readonly told: Told };

export interface Chapter {
  readonly heading: string;
  readonly entries: readonly Entry[];
}
