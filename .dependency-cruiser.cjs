/** Arrows point inward: adapters → backends → core. property-tests may see all; core sees fp-ts and pure-rand. */
const inward = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

/** The rooms of core, the innermost first: a file sees its own room and those before it. */
const ROOMS = [
  ...[
    'config',
    'keys',
    'grid',
    'geometry',
    'collation',
    'plan',
    'patches',
    'blocks',
    'strategies',
    'schedule',
    'sampling',
  ],
  ...['adaptive', 'report', 'statistics', 'published', 'audit', 'fp-ts'],
];
const roomsPointInward = ROOMS.map((room, at) =>
  inward(
    `${room}-points-inward`,
    `^core/src/${room}/`,
    `^core/src/(?!(${ROOMS.slice(0, at + 1).join('|')})/)`,
    'rooms of core have arrows in one direction',
  ),
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-imports-two-packages',
      severity: 'error',
      comment: 'core is pure: fp-ts and pure-rand, and nothing of a platform',
      from: { path: '^core/src' },
      to: { pathNot: ['^core/src', '^node_modules/(fp-ts|pure-rand)/'] },
    },
    {
      name: 'fp-ts-in-two-places',
      severity: 'error',
      from: { path: '^core/src', pathNot: '^core/src/(config/either\\.ts$|fp-ts/)' },
      to: { path: '^node_modules/fp-ts/' },
    },
    ...roomsPointInward,
    inward(
      'backends-point-inward',
      '^backends/[^/]+/src',
      '^(adapters|property-tests)/',
      'a backend knows core only',
    ),
    {
      name: 'backends-keep-apart',
      severity: 'error',
      comment: 'but for those made of another: see below',
      from: {
        path: '^backends/([^/]+)/src',
        pathNot: '^backends/(tfjs|tfjs-webgpu|tfjs-node-gpu|onnxruntime|jax)/',
      },
      to: { path: '^backends/', pathNot: '^backends/$1/' },
    },
    inward(
      'tfjs-is-cpu',
      '^backends/tfjs/src',
      '^backends/(?!(tfjs|cpu)/)',
      'tfjs takes what was painted on the CPU',
    ),
    inward(
      'tfjs-webgpu-is-tfjs-and-webgpu',
      '^backends/tfjs-webgpu/src',
      '^backends/(?!(tfjs-webgpu|tfjs|webgpu)/)',
      'kernels of webgpu on the device of tfjs, and tfjs to fall back on',
    ),
    inward(
      'tfjs-node-gpu-is-tfjs',
      '^backends/tfjs-node-gpu/src',
      '^backends/(?!(tfjs-node-gpu|tfjs)/)',
      'tfjs on another device',
    ),
    inward(
      'onnxruntime-is-cpu',
      '^backends/onnxruntime/src',
      '^backends/(?!(onnxruntime|cpu)/)',
      'its tensors live in the CPU’s memory',
    ),
    inward(
      'jax-is-cpu',
      '^backends/jax/src',
      '^backends/(?!(jax|cpu)/)',
      'jax-js takes what was painted on the CPU',
    ),
    inward(
      'adapters-do-not-test',
      '^adapters/(?!cli/)[^/]+/src',
      '^property-tests/',
      'the laws are no part of an adapter; the command line runs them on the user’s configuration',
    ),
    {
      name: 'only-cli-composes-adapters',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/src', pathNot: '^adapters/cli/' },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: { path: '^(core|backends|adapters|property-tests)/.*src/' },
      to: {
        pathNot: '^(core|backends|adapters|property-tests)/',
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'unknown', 'undetermined'],
      },
    },
    {
      name: 'examples-declare-their-packages',
      severity: 'error',
      comment: 'as what is installed to develop: who installs the packages alone need not fetch it',
      from: { path: '^examples/' },
      to: {
        pathNot: '^(core|backends|adapters|examples)/',
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
      },
    },
    {
      name: 'nothing-but-the-site-stands-on-examples',
      severity: 'error',
      from: { pathNot: '^(examples|site)/' },
      to: { path: '^examples/' },
    },
    {
      name: 'the-site-declares-its-packages',
      severity: 'error',
      comment: 'as what is installed to develop; the generator’s own settings may read the house',
      from: { path: '^site/' },
      to: {
        pathNot:
          '^(core|backends|adapters|examples|site)/|^house/[^/]+\\.ts$|^house/checks/home\\.ts$|^virtual:',
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
      },
    },
    {
      name: 'parts-of-the-site-see-packages',
      severity: 'error',
      comment: 'what runs in a page is made of what users install, and of the example',
      from: { path: '^site/(playground|shared|training)/' },
      to: { path: '^(house|property-tests|docs)/|^site/\\.vitepress/config/' },
    },
    {
      name: 'packages-by-their-names',
      severity: 'error',
      comment: 'what is no package imports what users can: what a package exports, by its name',
      from: { path: '^(examples|site)/' },
      to: { path: '^(core|backends|adapters|property-tests)/', dependencyTypes: ['local'] },
    },
    {
      name: 'nothing-stands-on-the-site',
      severity: 'error',
      from: { pathNot: '^site/' },
      to: { path: '^site/' },
    },
    {
      name: 'training-runs-anywhere',
      severity: 'error',
      comment: 'files, the command line and the engine of Node are in a room of their own',
      from: {
        path: '^examples/training/src/',
        pathNot: '^examples/training/src/(node/|train\\.ts$|ablation\\.ts$)',
      },
      to: {
        path: [
          '^examples/training/src/node/',
          '^node_modules/onnxruntime-node/',
          '^(node:)?(fs|path|url|zlib)$',
        ],
      },
    },
    {
      name: 'no-tests-in-sources',
      severity: 'error',
      from: { path: '/src/' },
      to: { path: '/test/' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'but for what the site’s build makes',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'dist'] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
