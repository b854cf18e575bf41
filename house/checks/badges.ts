/**
 * Writes the badges of the README from what the repository itself holds, so that no service is asked;
 * `--check` only says whether they are up to date.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strategies } from '@jepa-masks/core';
import { runtimes } from '../../property-tests/runtimes/runtimes.js';
import { root } from '../workspaces.js';

const FOLDER = 'docs/images/badges';
const MARGIN = 6;

/** About how wide a letter of the size below is, in pixels. */
const widthOf = (letter: string): number =>
  /[ijlIt.,' ]/.test(letter) ? 3.9 : /[mwMWN≥]/.test(letter) ? 9.2 : 6.8;

const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

interface LawsRecord {
  readonly plans: ReadonlyArray<{ readonly samples: number; readonly broken: number }>;
}

/** Samples that were held to the laws, of the latest record, and how many broke one. */
const lawsTold = (): string => {
  const [latest] = readdirSync(join(root, 'docs/records'))
    .filter((name) => name.startsWith('laws-'))
    .sort()
    .reverse();
  const { plans }: LawsRecord = readJson(`docs/records/${latest}`);
  const sum = (of: keyof LawsRecord['plans'][number]) => plans.reduce((total, plan) => total + plan[of], 0);
  const broken = sum('broken');
  return `${Math.floor(sum('samples') / 1e6)} million samples, ${broken === 0 ? 'none broken' : `${broken} broken`}`;
};

const { license, engines } = readJson('core/package.json');
const names = new Set(runtimes.map(({ name }) => name.replace(/ \d.*$/, '')));
const facts: ReadonlyArray<readonly [file: string, label: string, told: string]> = [
  ['laws', 'laws', lawsTold()],
  ['runtimes', 'the same masks in', [...names].join(', ')],
  ['strategies', 'strategies', String(strategies.length)],
  ['node', 'Node', engines.node.replace('>=', '≥ ')],
  ['licence', 'licence', license],
];

/** A label and what it says; the text is stretched to its room, whatever font there is. */
const badge = (label: string, told: string): string => {
  const [first, second] = [label, told].map((text) =>
    Math.ceil([...text].reduce((sum, letter) => sum + widthOf(letter), 0)),
  ) as [number, number];
  const [middle, width] = [first + 2 * MARGIN, first + second + 4 * MARGIN];
  const text = (said: string, left: number, length: number) =>
    `<text x="${left}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${said}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" font-family="Verdana, 'DejaVu Sans', sans-serif" font-size="11" fill="#fff">
<title>${label}: ${told}</title>
<rect width="${middle}" height="20" fill="#444"/><rect x="${middle}" width="${width - middle}" height="20" fill="#1a5f78"/>
${text(label, MARGIN, first)}
${text(told, middle + MARGIN, second)}
</svg>
`;
};

const check = process.argv.includes('--check');
mkdirSync(join(root, FOLDER), { recursive: true });
const there = new Set(readdirSync(join(root, FOLDER)));
let stale = 0;
for (const [file, label, told] of facts) {
  const [name, text] = [`${file}.svg`, badge(label, told)];
  const path = join(root, FOLDER, name);
  if (there.has(name) && readFileSync(path, 'utf8') === text) continue;
  if (!check) writeFileSync(path, text);
  else {
    stale++;
    console.error(`${FOLDER}/${name} is out of date; run npm run badges`);
  }
}
console.log(`badges: ${facts.map(([, label, told]) => `${label} ${told}`).join(' · ')}`);
process.exit(stale === 0 ? 0 : 1);
