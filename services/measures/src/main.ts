import 'reflect-metadata';
import { startService } from '@entente/platform';
import { appModule } from './app.module.js';
import { Config } from './config.js';

await startService(Config, (config) => ({
  module: appModule(config),
  api: {
    title: 'Entente: measures',
    description:
      'Measures and projects against trafficking: who leads, who pays, for whom, how far they got.',
    version: '0.1.0',
  },
}));
