import type { RawMessage } from '@entente/messaging';

/** A message that was put aside, and where. Everything but `message` is safe to show: codes, numbers and ids. */
export interface Letter {
  /** `<partition>@<offset>` in the dead-letter topic, with the topic's name before it. */
  readonly id: string;
  readonly topic: string;
  /** Where it lay before. */
  readonly partition: string;
  readonly offset: string;
  readonly reason: string;
  readonly where: string;
  readonly type: string;
  readonly aggregate: string;
  readonly bytes: number;
  readonly message: RawMessage;
}

const UNKNOWN = '?';
const TYPE = /^org\.entente\.[a-z0-9.-]{1,100}$/;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CODE = /^[a-z_-]{1,40}$/;
const NUMBER = /^\d{1,19}$/;
/** What was added when it was put aside, and the log it lay in: not part of the message itself. */
const ADDED = /^entente_/;

/** Headers came from outside: what does not look as it should is not shown. */
export function letter(topic: string, partition: number, message: RawMessage): Letter {
  const shown = (name: string, pattern: RegExp): string => {
    const value = message.headers[name];
    return value !== undefined && pattern.test(value) ? value : UNKNOWN;
  };
  return {
    id: `${topic}/${partition}@${message.offset}`,
    topic,
    partition: shown('entente_partition', NUMBER),
    offset: shown('entente_offset', NUMBER),
    reason: shown('entente_reason', CODE),
    where: message.headers['entente_where'] === undefined ? '' : shown('entente_where', CODE),
    type: shown('ce_type', TYPE),
    aggregate: shown('ce_subject', ID),
    bytes: message.value?.length ?? 0,
    message,
  };
}

/** Whether the value had no room beside the added headers and was left where it was read. */
export function isWithoutValue({ message }: Letter): boolean {
  return message.headers['entente_value'] === 'left-out';
}

/** The headers that the message had before it was put aside. */
export function originalHeaders({ message }: Letter): Record<string, string> {
  return Object.fromEntries(Object.entries(message.headers).filter(([name]) => !ADDED.test(name)));
}
