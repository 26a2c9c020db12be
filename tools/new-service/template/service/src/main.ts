import 'reflect-metadata';
import { startService } from '@entente/platform';
import { appModule } from './app.module.js';
import { Config } from './config.js';

await startService(Config, (config) => ({
  module: appModule(config),
  api: {
    title: 'Entente: sample entries',
    description: 'Sample entries, each recorded by the country that reports it.',
    version: '0.1.0',
  },
}));
