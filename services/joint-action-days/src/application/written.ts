/** How a PUT ended, and the version the record has by now. */
export interface Written {
  readonly outcome: 'created' | 'revised' | 'repeated';
  readonly version: number;
}
