import 'reflect-metadata';
import { startService } from '@entente/platform';
import { AppModule } from './app.module.js';
import { Config } from './config.js';
import { eventServer } from './messaging/event-server.js';

await startService(Config, (config) => ({
  module: AppModule.with(config),
  api: {
    title: 'Entente: reporting',
    description: 'Totals that explain themselves, from the events of the other services.',
    version: '0.1.0',
  },
  connect: (app) => app.connectMicroservice({ strategy: eventServer(app) }),
}));
