/** How the brokers are reached. Times in milliseconds; what is left out has its default. */
export interface KafkaConnection {
  /** `true`: with the system's certificates; `ca`: the text of another authority's certificate, as PEM. */
  readonly tls?: boolean | { readonly ca: string };
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  readonly connectionTimeoutMs?: number;
  readonly requestTimeoutMs?: number;
  /** Of one request; whoever asked backs off and tries again after that. */
  readonly retries?: number;
  readonly maxRetryTimeMs?: number;
}

/** How a reader takes part in its group. */
export interface GroupMembership {
  /** A member that was not heard of for so long is replaced. */
  readonly sessionTimeoutMs?: number;
  readonly rebalanceTimeoutMs?: number;
  readonly heartbeatIntervalMs?: number;
}
