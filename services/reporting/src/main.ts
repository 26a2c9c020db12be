import 'reflect-metadata';
import { settings, startService } from '@entente/platform';
import { AppModule } from './app.module.js';
import { Config } from './config.js';
import { eventServer } from './messaging/event-server.js';

await startService(() => {
  const config = settings(Config, process.env);
  return {
    module: AppModule.with(config),
    settings: config,
    api: {
      title: 'Entente: reporting',
      description: 'Totals that explain themselves, from the events of the other services.',
      version: '0.1.0',
    },
    connect: (app) => app.connectMicroservice({ strategy: eventServer(app) }),
  };
});
