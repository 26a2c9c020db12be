import { registerHooks } from 'node:module';

/** In the contracts as they are now: what an older release did not know yet. */
const CONTRACT = '/libs/contracts/dist/joint-action-days/reported-result.v1.js';
const NOW = 'IsIn(PRECISIONS)';
const BEFORE = "IsIn(PRECISIONS.filter((one) => one !== 'nearly'))";

/** To be loaded before a service: makes it a release from before the precision `nearly`. */
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith(CONTRACT)) return loaded;
    const source =
      typeof loaded.source === 'string'
        ? loaded.source
        : new TextDecoder().decode(loaded.source ?? undefined);
    const parts = source.split(NOW);
    if (parts.length !== 2) throw new Error(`"${NOW}" stands ${parts.length - 1} times in ${url}, not once`);
    return { ...loaded, source: parts.join(BEFORE) };
  },
});
