import type { Command } from './load-journal.js';

/** The services that take commands, in the order in which faults meet them. */
export const COMMAND_SERVICES = ['joint-action-days', 'measures', 'cooperation-agreements'] as const;
export type CommandService = (typeof COMMAND_SERVICES)[number];

/** The service that a command is for: each has the paths that begin with its name. */
export function takenBy({ path }: Pick<Command, 'path'>): CommandService {
  const [, , name] = path.split('/');
  const service = COMMAND_SERVICES.find((each) => each === name);
  if (service === undefined) throw new Error(`No service takes ${path}`);
  return service;
}
