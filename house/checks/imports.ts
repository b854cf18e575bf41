/**
 * Runs dependency-cruiser over every source and makes sure that it read them:
 * with a compiler it does not understand it reads nothing and reports no fault.
 */
import { existsSync, readdirSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { projects, workspaces } from '../workspaces.js';

const SITE = ['.vitepress/config', '.vitepress/theme', 'playground', 'shared', 'training'];
const folders = [
  ...[...workspaces, ...projects].map(({ folder }) => `${folder}/src`),
  ...SITE.map((room) => `site/${room}`),
].filter((folder) => existsSync(folder));
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);

const { options, ...rules } = await extractConfig('./.dependency-cruiser.cjs');
const { output } = await cruise(
  folders,
  { ...options, ruleSet: rules, validate: true, outputType: 'json' },
  undefined,
  { tsConfig: extractTsConfig('tsconfig.base.json') },
);
if (typeof output !== 'string') throw new Error('dependency-cruiser gave no JSON');
const { modules, summary }: ICruiseResult = JSON.parse(output);
const read = new Set(modules.map(({ source }) => source));
const unread = files.filter((file) => !read.has(file));
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (unread.length > 0) console.error(`not read: ${unread.join(', ')}`);
const failed = summary.violations.length + unread.length;
console.log(`imports: ${files.length} sources read, ${summary.violations.length} against the rules`);
process.exit(failed === 0 && files.length > 0 ? 0 : 1);
