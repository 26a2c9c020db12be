import 'reflect-metadata';
import { startService } from '@entente/platform';
import { appModule } from './app.module.js';
import { Config } from './config.js';

await startService(Config, (config) => ({
  module: appModule(config),
  api: {
    title: 'Entente: cooperation agreements',
    description: 'Agreements and arrangements between states and bodies, and their state on a day.',
    version: '0.1.0',
  },
}));
