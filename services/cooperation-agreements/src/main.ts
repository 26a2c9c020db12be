import 'reflect-metadata';
import { settings, startService } from '@entente/platform';
import { appModule } from './app.module.js';
import { Config } from './config.js';

await startService(() => {
  const config = settings(Config, process.env);
  return {
    module: appModule(config),
    settings: config,
    api: {
      title: 'Entente: cooperation agreements',
      description: 'Agreements and arrangements between states and bodies, and their state on a day.',
      version: '0.1.0',
    },
  };
});
