import 'reflect-metadata';
import { startService } from '@entente/platform';
import { appModule } from './app.module.js';
import { Config } from './config.js';
import { PROBLEMS } from './http/problems.js';

await startService(Config, (config) => ({
  module: appModule(config),
  api: {
    title: 'Entente: joint action days',
    description: 'Operations of several countries on agreed dates, and the counts they report.',
    version: '0.1.0',
  },
  problems: PROBLEMS,
}));
