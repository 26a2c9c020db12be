// Writes the figures of docs/performance.md, their chart and their data from what `npm run bench -- --json F` wrote: node tools/performance.mjs F
import { finish, prepareWorkspace, runOnNode24 } from './workspace.mjs';

await finish(async () => {
  await prepareWorkspace();
  return runOnNode24('tests/load/dist/page/main.js', process.argv.slice(2));
});
