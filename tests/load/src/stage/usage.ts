import type { Usage } from '@entente/local-stack';

export { usageOf, type Usage } from '@entente/local-stack';

export interface Metered {
  usage(): Promise<Usage>;
}
