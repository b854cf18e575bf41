/**
 * Bundles what a page may need of core, the CPU backend and the pictures, and writes the sizes to docs/sizes.md;
 * `--check` holds the table against them, and masks in a page against their limit.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { bundle } from '../bundle.js';
import { root } from '../workspaces.js';

const PATH = 'docs/sizes.md';
const LIMIT = 21_500;
/** kB, and share, by which the table may be out: a few bytes more or less need not touch it. */
const TOLERANCE = 0.3;
const SHARE = 0.01;

/** Names imported of each package, as written in code. */
interface Use {
  readonly what: string;
  readonly core?: string;
  readonly cpu?: string;
  readonly render?: string;
}

const MULTI_BLOCK = 'multi-block masks: plan, sample, booleans';
/** What a page imports of core, of the CPU backend and of the pictures. */
const uses: ReadonlyArray<Use> = [
  { what: 'keys alone', core: '{ fromSeed, foldIn, split }' },
  { what: 'booleans of a geometry that comes from elsewhere', cpu: '{ booleans }' },
  { what: 'a published generator: MAE’s', core: '{ maeRandom }' },
  { what: 'a published generator: I-JEPA’s', core: '{ ijepaMultiBlock }' },
  { what: MULTI_BLOCK, core: '{ multiBlock, sampleBatch, unwrap }', cpu: '{ booleans }' },
  { what: 'hierarchical masks', core: '{ hierarchical, sampleBatch, unwrap }', cpu: '{ booleans }' },
  {
    what: 'both, with reports',
    core: '{ hierarchical, multiBlock, reportOf, sampleBatch, unwrap }',
    cpu: '{ booleans }',
  },
  { what: 'everything', core: '*', cpu: '*' },
  { what: 'everything and its pictures, as in the one file for a page', core: '*', cpu: '*', render: '*' },
];

const sourcesOf = ({ what, ...imported }: Use) =>
  Object.entries(imported).map(([name, names]) => `export ${names} from '@jepa-masks/${name}';`);

const measure = async (use: Use) => {
  const sources = sourcesOf(use);
  const { bytes } = await bundle(sources.join('\n'), root);
  const code = sources.map((source) => `\`${source.replace(/^export |;$/g, '')}\``).join(', ');
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
