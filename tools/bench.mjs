import { finish, prepareWorkspace, runOnNode24 } from './workspace.mjs';

await finish(async () => {
  await prepareWorkspace();
  return runOnNode24('tests/load/dist/main.js', process.argv.slice(2));
});
