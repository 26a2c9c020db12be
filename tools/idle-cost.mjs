import { finish, prepareWorkspace, runOnNode24 } from './workspace.mjs';

await finish(async () => {
  await prepareWorkspace();
  return runOnNode24('deploy/local/dist/idle-cost/main.js', []);
});
