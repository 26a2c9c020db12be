/** The command line asks for what this command does not do. The message says what. */
export class Misuse extends Error {}

/** The command cannot be carried out as things stand. The message says why. */
export class CannotBeDone extends Error {}
