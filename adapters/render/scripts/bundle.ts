/**
 * Writes dist/bundle/jepa-masks.js: core, the CPU backend and the SVG pictures in one module, for pages
 * without a bundler; and beside it the licences of the packages of others that are in it.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../../house/bundle.js';
import { corePaths } from '../../../house/core-paths.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const target = join(folder, 'dist/bundle');

const { bytes, inputs } = await bundle(
  [...corePaths, '@jepa-masks/cpu', './dist/index.js'].map((path) => `export * from '${path}';`).join('\n'),
  folder,
);

/** The folder of the package that a file belongs to, where it is not one of ours. */
const packageOf = (path: string) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

const licenceOf = (path: string) => {
  const file = readdirSync(join(folder, path)).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${path} has no licence to pass on`);
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return `${name}\n\n${readFileSync(join(folder, path, file), 'utf8').trim()}\n`;
};

const others = [...new Set(inputs.map(packageOf).filter((path) => path !== undefined))].sort();
mkdirSync(target, { recursive: true });
writeFileSync(
  join(target, 'jepa-masks.js'),
  `/*! jepa-masks, MIT; it holds code of others: LICENSES.txt */\n${Buffer.from(bytes)}`,
);
writeFileSync(join(target, 'LICENSES.txt'), others.map(licenceOf).join(`\n${'-'.repeat(80)}\n\n`));
