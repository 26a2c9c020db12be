export interface Page<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page, absent on the last. */
  readonly next?: string;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}
