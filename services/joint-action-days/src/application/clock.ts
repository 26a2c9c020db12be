/** When something is taken to have happened: of what is recorded, nothing is dated before what was before it. */
export abstract class Clock {
  abstract now(): Date;
}
