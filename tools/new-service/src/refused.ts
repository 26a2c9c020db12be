/** What was asked for cannot be generated. The message says why; nothing was written. */
export class Refused extends Error {}
