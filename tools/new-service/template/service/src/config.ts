import { ServiceSettings } from '@entente/platform';

/** What this service takes from its environment; the shared settings are all of it. */
export class Config extends ServiceSettings {}
