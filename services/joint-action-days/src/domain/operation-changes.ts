/** Says that something happened to an operation or to a result of it, whichever process of the service did it. */
export abstract class OperationChanges {
  /**
   * Calls `changed` soon after each change, once for changes close to each other and never twice at the same time. As
   * long as it rejects, it is called again. Nothing is asked of anybody while nobody watches.
   * @returns how to stop it
   */
  abstract watch(operationId: string, changed: () => Promise<void>): () => void;
}
