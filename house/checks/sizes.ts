/**
 * Bundles what a page may need of core, the CPU backend and the pictures, and writes the sizes to docs/sizes.md;
 * `--check` holds the table against them, and masks in a page against their limit.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { bundle } from '../bundle.js';
import { corePaths } from '../core-paths.js';
import { root } from '../workspaces.js';

const PATH = 'docs/sizes.md';
const LIMIT = 24_000;
/** kB, and share, by which the table may be out: a few bytes more or less need not touch it. */
const TOLERANCE = 0.3;
const SHARE = 0.01;

interface Use {
  readonly what: string;
  /** Names imported, as written in code, by what they are imported from. */
  readonly from: Readonly<Record<string, string>>;
}

const everyName = (paths: ReadonlyArray<string>) => Object.fromEntries(paths.map((path) => [path, '*']));
const CORE = '@jepa-masks/core';
const CPU = '@jepa-masks/cpu';

const MULTI_BLOCK = 'multi-block masks: plan, sample, booleans';
/** What a page imports of core, of the CPU backend and of the pictures. */
const uses: ReadonlyArray<Use> = [
  { what: 'keys alone', from: { [`${CORE}/keys`]: '{ fromSeed, foldIn, split }' } },
  { what: 'booleans of a geometry that comes from elsewhere', from: { [CPU]: '{ booleans }' } },
  { what: 'a published generator: MAE’s', from: { [`${CORE}/published`]: '{ maeRandom }' } },
  { what: 'a published generator: I-JEPA’s', from: { [`${CORE}/published`]: '{ ijepaMultiBlock }' } },
  { what: MULTI_BLOCK, from: { [CORE]: '{ multiBlock, sampleBatch, unwrap }', [CPU]: '{ booleans }' } },
  {
    what: 'hierarchical masks',
    from: { [CORE]: '{ hierarchical, sampleBatch, unwrap }', [CPU]: '{ booleans }' },
  },
  {
    what: 'both, with reports',
    from: { [CORE]: '{ hierarchical, multiBlock, reportOf, sampleBatch, unwrap }', [CPU]: '{ booleans }' },
  },
  { what: 'everything', from: everyName([...corePaths, CPU]) },
  {
    what: 'everything and its pictures, as in the one file for a page',
    from: everyName([...corePaths, CPU, '@jepa-masks/render']),
  },
];

const sourcesOf = ({ from }: Use) =>
  Object.entries(from).map(([path, names]) => `export ${names} from '${path}';`);

const measure = async (use: Use) => {
  const sources = sourcesOf(use);
  const { bytes } = await bundle(sources.join('\n'), root);
  // Of everything, the packages: a list of all paths would fill the table.
  const named = sources.filter((source) => !source.startsWith('export *'));
  const code = named.map((source) => `\`${source.replace(/^export |;$/g, '')}\``).join(', ') || 'all';
  return { ...use, code, minified: bytes.length, compressed: brotliCompressSync(bytes).length };
};

const kB = (bytes: number) => (bytes / 1000).toFixed(1);
const measured = await Promise.all(uses.map(measure));
const rows = measured.map(
  ({ what, code, minified, compressed }) => `| ${what} | ${code} | ${kB(minified)} | ${kB(compressed)} |`,
);
const text = `# Sizes

What a page pays is what it imports: bundled with esbuild, minified, and compressed with brotli, dependencies included, in kB of 1,000 bytes. Written by \`npm run sizes\`; \`npm run check:size\` lets a size be out by ${TOLERANCE} kB or ${100 * SHARE} %, and multi-block masks be at most ${kB(LIMIT)} kB.

| for | imported | minified | brotli |
| --- | --- | --- | --- |
${rows.join('\n')}
`;

const numbers = (table: string) =>
  [...table.matchAll(/\| ([\d.]+) (?=\|)/g)].map(([, number]) => Number(number));
const wording = (table: string) => table.replace(/\| [\d.]+ (?=\|)/g, '');

/** Whether a table says what was measured: the same rows, sizes within the tolerance. */
const agrees = (table: string): boolean => {
  const was = numbers(table);
  return (
    wording(table) === wording(text) &&
    numbers(text).every((now, at) => Math.abs(now - was[at]!) <= Math.max(TOLERANCE, SHARE * now))
  );
};

const guarded = measured.find(({ what }) => what === MULTI_BLOCK)!;
console.log(
  `size: ${guarded.what}, ${guarded.minified} bytes minified, ${guarded.compressed} with brotli; at most ${LIMIT}`,
);
if (!process.argv.includes('--check')) writeFileSync(PATH, text);
else if (!agrees(readFileSync(PATH, 'utf8'))) {
  console.error(`${PATH} is out of date; run npm run sizes`);
  process.exitCode = 1;
}
if (guarded.compressed === 0 || guarded.compressed > LIMIT) process.exitCode = 1;
