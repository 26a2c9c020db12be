/** What `returning-members` touches of kafkajs' inside. */
declare module 'kafkajs/src/consumer/consumerGroup.js' {
  export default class ConsumerGroup {
    constructor(options: object);
    /** The same object for as long as a consumer lives, however often it starts anew. */
    readonly cluster: object;
    memberId: string | null;
    joinAndSync(): Promise<void>;
    leave(): Promise<void>;
  }
}
