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
      title: 'Entente: measures',
      description:
        'Measures and projects against trafficking: who leads, who pays, for whom, how far they got.',
      version: '0.1.0',
    },
  };
});
