import type { Row } from '../bench/row.js';
import { COMMANDS } from './commands.js';
import { FRESHNESS } from './freshness.js';
import { OVERLOAD } from './overload.js';
import { PROJECTION } from './projection.js';
import { REBUILD } from './rebuild.js';
import { QUEUE } from './queue.js';
import { RELAY } from './relay.js';
import { REPORT_GROWTH } from './report-growth.js';
import { REPORT_PAGE } from './report-page.js';
import { ROOM } from './room.js';
import { SCALING } from './scaling.js';
import { VALIDATION } from './validation.js';
import { WEIGHT } from './weight.js';

export const ROWS: readonly Row[] = [
  ...[COMMANDS, VALIDATION, QUEUE, ROOM, RELAY, PROJECTION, REBUILD],
  ...[FRESHNESS, REPORT_GROWTH, REPORT_PAGE],
  ...[WEIGHT, OVERLOAD, SCALING],
];
