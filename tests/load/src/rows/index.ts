import type { Row } from '../bench/row.js';
import { COMMANDS } from './commands.js';
import { OVERLOAD } from './overload.js';
import { PROJECTION } from './projection.js';
import { RELAY } from './relay.js';
import { VALIDATION } from './validation.js';
import { WEIGHT } from './weight.js';

export const ROWS: readonly Row[] = [COMMANDS, VALIDATION, RELAY, PROJECTION, WEIGHT, OVERLOAD];
