/**
 * What every published package says of itself the same way: where it comes from
 * (npm proves it against `repository` when publishing with provenance), under what
 * licence, for which engines. Writes it into each package.json; `--check` only says what is missing.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { root, type Workspace, workspaces } from '../workspaces.js';
import { HOME } from './home.js';

const KEYWORDS = ['jepa', 'masking', 'self-supervised-learning'];

/** The fields of a package in the order in which they are written; `known` are its own. */
const expected = (folder: string, known: Workspace['manifest']) => ({
  name: known.name,
  version: known.version,
  description: known.description,
  keywords: [...new Set([...KEYWORDS, ...(known.keywords ?? [])])],
  homepage: `${HOME}/tree/main/${folder}#readme`,
  bugs: { url: `${HOME}/issues` },
  repository: { type: 'git', url: `git+${HOME}.git`, directory: folder },
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20.19' },
  publishConfig: { access: 'public', provenance: true },
});

const check = process.argv.includes('--check');
let faults = 0;
const fault = (said: string): void => {
  faults++;
  console.error(said);
};

for (const { folder, manifest } of workspaces) {
  const fields = expected(folder, manifest);
  if (!manifest.description) fault(`${folder}: no description`);
  if (fields.keywords.length === KEYWORDS.length) fault(`${folder}: no keyword of its own`);
  for (const name of ['author', 'contributors', 'private']) {
    if (name in manifest) fault(`${folder}: "${name}" has no place in a package that all may publish`);
  }
  if (check) {
    for (const [name, value] of Object.entries(fields)) {
      if (!isDeepStrictEqual(manifest[name as keyof typeof manifest], value)) {
        fault(`${folder}: "${name}" should be ${JSON.stringify(value)}; npm run metadata writes it`);
      }
    }
  } else {
    const text = `${JSON.stringify({ ...fields, ...manifest, ...fields }, null, 2)}\n`;
    writeFileSync(join(root, folder, 'package.json'), text);
  }
}
console.log(`metadata: ${workspaces.length} packages, ${faults} faults`);
process.exit(faults === 0 && workspaces.length > 0 ? 0 : 1);
