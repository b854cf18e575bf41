/** The packages that the root names as its workspaces, each with its folder and its manifest. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const readManifest = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

/** A pattern ends in `/*` or names one folder; that is all npm's own patterns are used for here. */
const foldersOf = (pattern) =>
  pattern.endsWith('/*')
    ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => `${pattern.slice(0, -1)}${name}`)
    : [pattern];

export const workspaces = readManifest('.')
  .workspaces.flatMap(foldersOf)
  .filter((folder) => existsSync(join(root, folder, 'package.json')))
  .map((folder) => ({ folder, manifest: readManifest(folder) }));

/** What a package's users import, by the name they write: the entries of `exports` that have types. */
export const entriesOf = ({ folder, manifest }) =>
  Object.entries(manifest.exports)
    .filter(([, target]) => target.types !== undefined)
    .map(([path, { types }]) => ({
      specifier: `${manifest.name}${path.slice(1)}`,
      source: join(folder, types.replace(/^\.\/dist\//, 'src/').replace(/\.d\.ts$/, '.ts')),
    }));
