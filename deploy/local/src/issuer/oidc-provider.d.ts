declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface TokenContext {
    readonly oidc: { readonly body?: Readonly<Record<string, string | undefined>> };
  }

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: string, listener: (context: TokenContext, error: Error) => void): this;
  }

  export const errors: {
    readonly InvalidRequest: new (description: string) => Error;
  };
}
