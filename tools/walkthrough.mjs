// Lives through the story of docs/walkthroughs on a stack of its own and writes its page anew.
import { finish, prepareWorkspace, runOnNode24 } from './workspace.mjs';

const STORY = 'action-day.e2e-spec';

await finish(async () => {
  await prepareWorkspace();
  process.env.ENTENTE_WRITE_WALKTHROUGH = '1';
  const options = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, options].filter(Boolean).join(' ');
  return runOnNode24('node_modules/jest/bin/jest.js', ['-c', 'jest.e2e.config.mjs', STORY]);
});
