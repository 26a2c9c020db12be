/** What messaging counts. Labels are topics, types and codes: nothing that came in a message. */
export abstract class MessagingMetrics {
  abstract relayed(events: number): void;
  abstract parked(): void;
  /** The broker lost what it had acknowledged. */
  abstract logLost(topic: string): void;
  abstract consumed(topic: string, events: number): void;
  abstract skippedUnknown(topic: string, events: number): void;
  abstract deadLettered(topic: string, reason: string): void;
  abstract handlerFailed(topic: string): void;
  /** One aggregate and version under two event ids. */
  abstract conflictingVersion(topic: string): void;
  /** How often that was since the process started. */
  abstract get conflictingVersions(): number;
}
