import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** What a project may depend on, by the `type:` tag in its package.json. Nothing is said by leaving it out. */
const MAY_USE = {
  kernel: [],
  client: [],
  schema: ['kernel'],
  counting: ['kernel'],
  contracts: ['kernel', 'schema'],
  lib: ['kernel', 'schema', 'lib'],
  service: ['kernel', 'schema', 'counting', 'contracts', 'lib'],
  testing: ['kernel', 'schema', 'counting', 'contracts', 'lib'],
  tool: ['kernel', 'schema', 'counting', 'contracts', 'lib', 'tool'],
  test: ['kernel', 'client', 'schema', 'counting', 'contracts', 'lib', 'testing', 'tool'],
};

/** Specs and their support, which may also use the shared fixtures. */
const SPECS = '(?:\\.(?:spec|int-spec|e2e-spec)\\.ts$|/test/|spec-support\\.ts$)';

const FRAMEWORKS =
  '^(?:@nestjs/|mongoose|mongodb|class-validator|class-transformer|kafkajs|fastify|pino|nestjs-pino|rxjs)';

function projects() {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return workspaces
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .map((file) => {
      const { nx } = JSON.parse(readFileSync(join(root, file), 'utf8'));
      const type = nx.tags.find((tag) => tag.startsWith('type:'))?.slice('type:'.length);
      if (!(type in MAY_USE)) throw new Error(`${file} has no type: tag that is known`);
      return { folder: dirname(file), type };
    });
}

/** `(?:^|/)` lets the same rules hold in the canary's small copy of the tree. */
const inside = (folders) => `(?:^|/)(?:${folders.join('|')})/`;

/** One rule per type: whatever is not allowed is forbidden, relative paths included. */
function betweenProjects(all) {
  const folders = (types) => all.filter(({ type }) => types.includes(type)).map(({ folder }) => folder);
  return Object.entries(MAY_USE).flatMap(([type, allowed]) => {
    const own = folders([type]);
    const forbidden = all
      .filter((project) => project.type !== type && !allowed.includes(project.type))
      .map(({ folder }) => folder);
    if (own.length === 0) return [];
    const rules = [
      {
        name: `${type}-uses-only-${allowed.join('-') || 'itself'}`,
        from: { path: inside(own), pathNot: SPECS },
        to: { path: inside(forbidden) },
      },
    ];
    if (own.length > 1 && !allowed.includes(type)) {
      rules.push({
        name: `no-${type}-uses-another`,
        from: { path: `(?:^|/)(${own.join('|')})/` },
        to: { path: inside(own), pathNot: '(?:^|/)$1/' },
      });
    }
    return rules;
  });
}

/** The folders of a service: arrows point at the domain. */
const WITHIN_A_SERVICE = [
  {
    name: 'domain-is-pure',
    from: { path: '(?:^|/)services/[^/]+/src/domain/', pathNot: SPECS },
    to: {
      pathNot: ['/src/domain/', '(?:^|/)libs/(?:kernel|counting)/'],
    },
  },
  {
    name: 'counting-and-kernel-are-pure',
    from: { path: '(?:^|/)libs/(?:kernel|counting)/src/', pathNot: SPECS },
    to: { path: `${FRAMEWORKS}|node_modules/|^node:`, pathNot: '(?:^|/)libs/kernel/' },
  },
  {
    name: 'application-uses-domain-and-injectable',
    from: { path: '(?:^|/)services/[^/]+/src/application/', pathNot: SPECS },
    to: {
      pathNot: [
        '/src/(?:application|domain)/',
        '(?:^|/)libs/(?:kernel|counting)/',
        'node_modules/@nestjs/common/',
      ],
    },
  },
  {
    name: 'http-stays-off-storage',
    from: { path: '(?:^|/)services/[^/]+/src/http/', pathNot: SPECS },
    to: {
      path: [
        '/src/(?:persistence|messaging|projections)/',
        'node_modules/(?:mongoose|mongodb|kafkajs)/',
        '(?:^|/)libs/(?:mongo|messaging)/',
      ],
    },
  },
  {
    name: 'adapters-stay-off-http-and-use-cases',
    from: { path: '(?:^|/)services/[^/]+/src/(?:persistence|messaging)/', pathNot: SPECS },
    to: { path: ['/src/(?:http|application)/', '(?:^|/)libs/http/'] },
  },
  {
    name: 'wiring-is-imported-by-the-start-only',
    from: { path: '(?:^|/)services/[^/]+/src/', pathNot: ['/src/main\\.ts$', SPECS] },
    to: { path: '/src/app\\.module\\.ts$' },
  },
];

const EVERYWHERE = [
  {
    name: 'the-checker-shares-no-code',
    from: { path: '(?:^|/)tests/faults/src/check/' },
    to: { path: '(?:^|/)(?:libs|services|deploy)/' },
  },
  { name: 'no-circles', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  { name: 'every-import-resolves', from: {}, to: { couldNotResolve: true } },
  {
    name: 'fixtures-are-for-specs',
    from: { path: '(?:^|/)(?:libs|services)/(?!testing/)[^/]+/src/', pathNot: SPECS },
    to: { path: '(?:^|/)libs/testing/' },
  },
];

export const RULES = [...betweenProjects(projects()), ...WITHIN_A_SERVICE, ...EVERYWHERE].map((rule) => ({
  severity: 'error',
  ...rule,
}));
