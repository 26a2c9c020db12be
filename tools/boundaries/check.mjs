// Holds every import against the rules, and every rule against an import that must break it.
import { globSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { RULES } from './rules.mjs';

const root = join(import.meta.dirname, '..', '..');
const CANARY = 'tools/boundaries/canary';
process.chdir(root);

const OPTIONS = {
  ruleSet: { forbidden: RULES },
  validate: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(?:^|/)dist/' },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.base.json' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['@entente/source', 'import', 'types', 'node', 'default'],
    extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'],
  },
};

async function violationsIn(places, options) {
  const { output } = await cruise(places, { ...OPTIONS, ...options }, undefined, {
    tsConfig: extractTSConfig('tsconfig.base.json'),
  });
  if (output.summary.totalCruised === 0) throw new Error(`nothing was looked at in ${places.join(', ')}`);
  return output.summary.violations;
}

const sources = [
  'libs',
  'services',
  'deploy/local/src',
  'tools/loader/src',
  'tools/new-service/src',
  'tools/operations/src',
  'tests',
].filter((place) => existsSync(place));
const broken = await violationsIn(sources);
for (const { rule, from, to } of broken) console.error(`${rule.name}: ${from} → ${to}`);

const caught = new Map();
for (const { rule, from } of await violationsIn([CANARY])) {
  if (!from.startsWith(CANARY)) continue;
  caught.set(rule.name, [...(caught.get(rule.name) ?? []), basename(from, '.ts')]);
}
const silent = RULES.map(({ name }) => name).filter((name) => !caught.get(name)?.includes(name));
for (const name of silent)
  console.error(`${name}: its canary in ${CANARY} is not caught, so the rule checks nothing`);

const canaries = globSync(`${CANARY}/**/*.ts`).length;
console.log(`${RULES.length} rules, ${canaries} canaries, ${broken.length + silent.length} violations`);
process.exitCode = broken.length + silent.length > 0 ? 1 : 0;
