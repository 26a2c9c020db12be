// Copies what an installation depends on: for the build as it is, for run time without what only developers need,
// since npm takes the development dependencies of a linked project for its own.
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [target] = process.argv.slice(2);
const { workspaces } = JSON.parse(readFileSync('package.json', 'utf8'));
const manifests = ['package.json', ...workspaces.flatMap((pattern) => globSync(`${pattern}/package.json`))];

for (const manifest of manifests) {
  const { devDependencies, ...runTime } = JSON.parse(readFileSync(manifest, 'utf8'));
  write('run-time', manifest, runTime);
  write('build', manifest, { ...runTime, ...(devDependencies && { devDependencies }) });
}
for (const use of ['build', 'run-time']) cpSync('package-lock.json', join(target, use, 'package-lock.json'));

function write(use, manifest, content) {
  const file = join(target, use, manifest);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
}
