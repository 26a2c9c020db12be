import { finish, installAgain, npm, prepareWorkspace, runOnNode24, step } from './workspace.mjs';

await finish(async () => {
  await prepareWorkspace();
  const status = await runOnNode24('tools/new-service/dist/main.js', process.argv.slice(2));
  if (status !== 0) return status;
  await installAgain();
  await step('schemas of its events', console.log, () => npm('run', 'schemas', '-w', '@entente/contracts'));
  console.log('npm test checks it, npm start runs it. What to write now: docs/new-service.md');
  return 0;
});
