import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { finish, prepareWorkspace, root, runOnNode24 } from './workspace.mjs';

const PROGRAM = 'tools/operations/dist/main.js';

await finish(async () => {
  // It works on a running stack, which was built.
  await prepareWorkspace({ build: !existsSync(join(root, PROGRAM)) });
  return runOnNode24(PROGRAM, process.argv.slice(2));
});
