import { finish, prepareWorkspace, runOnNode24 } from './workspace.mjs';

await finish(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => arg !== '--unit');
  if (unknown !== undefined) {
    console.error(`npm test does not know "${unknown}". npm run test:unit runs the unit tests alone.`);
    return 2;
  }
  const unitOnly = args.includes('--unit');
  await prepareWorkspace({ build: !unitOnly });
  return runOnNode24('tools/testing/run.mjs', args);
});
