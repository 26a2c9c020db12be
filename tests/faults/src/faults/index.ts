import { askedToEnd } from './asked-to-end.js';
import { cutWires, lostCommitReplies, slowWires, stalledWires } from './bad-wires.js';
import { clockJumps } from './clock-jumps.js';
import { costlyBodies } from './costly-bodies.js';
import type { Fault } from './fault.js';
import { frozenRelay } from './frozen-relay.js';
import { fullDisk } from './full-disk.js';
import {
  cooperationAgreementsKilledAtPoints,
  jointActionDaysKilledAtPoints,
  measuresKilledAtPoints,
  reportingKilledAtPoints,
} from './killed-at-points.js';
import {
  allServicesKilled,
  cooperationAgreementsKilled,
  jointActionDaysKilled,
  measuresKilled,
  reportingKilled,
} from './killed-services.js';
import { kafkaWiped, topicDeleted } from './lost-logs.js';
import { poison } from './poison.js';
import { databaseKilled, kafkaAway, kafkaKilled } from './servers-gone.js';
import { severalInstances } from './several-instances.js';
import { rebuiltUnderLoad } from './rebuilt-under-load.js';
import { releasesApart } from './releases-apart.js';
import { staleReader } from './stale-reader.js';
import { toldAgain } from './told-again.js';
import { compressedAndAborted } from './transactions.js';
import { wedged } from './wedged.js';

/**
 * In the order in which they are tried. Those that run a patched copy come first, and so do those after which all of
 * the journal is sent again, while there is little in it; last the one that leaves dates ahead of the clock.
 */
export const FAULTS: readonly Fault[] = [
  jointActionDaysKilledAtPoints,
  reportingKilledAtPoints,
  measuresKilledAtPoints,
  cooperationAgreementsKilledAtPoints,
  staleReader,
  wedged,
  kafkaWiped,
  topicDeleted,
  jointActionDaysKilled,
  reportingKilled,
  measuresKilled,
  cooperationAgreementsKilled,
  askedToEnd,
  kafkaKilled,
  kafkaAway,
  databaseKilled,
  cutWires,
  stalledWires,
  lostCommitReplies,
  toldAgain,
  poison,
  compressedAndAborted,
  costlyBodies,
  releasesApart,
  severalInstances,
  slowWires,
  frozenRelay,
  fullDisk,
  allServicesKilled,
  rebuiltUnderLoad,
  clockJumps,
];

export { rebuiltAfterTheRound } from './rebuilt-under-load.js';
export type { Fault, Scene } from './fault.js';
