import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { finish, prepareWorkspace, root, runOnNode24 } from './workspace.mjs';

const PROGRAM = 'deploy/local/dist/token.js';

await finish(async () => {
  // A token is asked of a running stack, which was built; only the token itself goes to standard output.
  await prepareWorkspace({ build: !existsSync(join(root, PROGRAM)), say: (line) => console.error(line) });
  return runOnNode24(PROGRAM, process.argv.slice(2));
});
