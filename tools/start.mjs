import { finish, prepareWorkspace, runOnNode24 } from './workspace.mjs';

const OPTIONS = {
  '--fresh': 'begins with empty stores',
  '--empty': 'loads no sample data',
  '--once': 'loads, prints the results and ends',
};

await finish(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => !Object.hasOwn(OPTIONS, arg));
  if (unknown !== undefined) {
    const lines = Object.entries(OPTIONS).map(([option, does]) => `  ${option}  ${does}`);
    console.error(`npm start does not know "${unknown}". After -- it takes:\n${lines.join('\n')}`);
    return 2;
  }
  const since = Date.now();
  await prepareWorkspace();
  return runOnNode24('deploy/local/dist/start.js', [...args, `--since=${since}`]);
});
