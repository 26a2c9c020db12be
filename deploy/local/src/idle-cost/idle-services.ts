import { startIssuer, startServers, startService } from '../embedded.js';
import { SERVICES } from '../default-ports.js';
import type { SupervisedProcess } from '../supervisor/supervised-process.js';

/** An empty stack on free ports, whose services nobody asks for anything. */
export class IdleServices {
  private constructor(
    readonly kafkaBrokers: string,
    readonly services: readonly SupervisedProcess[],
    private readonly stopServers: () => Promise<void>,
  ) {}

  static async start(directory: string): Promise<IdleServices> {
    const [servers, issuer] = await Promise.all([
      startServers({ directory, own: true }),
      startIssuer({ directory }),
    ]);
    const services = await Promise.all(
      SERVICES.map((name) => startService({ directory, name, servers, issuer: issuer.issuer })),
    );
    return new IdleServices(servers.kafkaBrokers, services, async () => {
      await Promise.all([servers.stop(), issuer.stop()]);
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await this.stopServers();
  }
}
