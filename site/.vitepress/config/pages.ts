/** Which files of the repository are pages, and by which path the site has them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, workspaces } from '../../../house/workspaces.js';

/** The packages' own pages, by the name of their folder. */
const packages: ReadonlyMap<string, string> = new Map(
  workspaces.map(({ folder }) => [`${folder}/README.md`, `packages/${folder.split('/').at(-1)}.md`]),
);

const single: ReadonlyMap<string, string> = new Map([
  ['README.md', 'start.md'],
  ['CONTRIBUTING.md', 'contributing.md'],
  ['examples/README.md', 'examples.md'],
  ['examples/training/README.md', 'examples-training.md'],
]);

/** What is written for the project alone, or for other tools. */
export const notPages: ReadonlyArray<string> = [
  'CHANGELOG.md',
  'site/README.md',
  'site/public/**',
  'house/**',
  'property-tests/{golden,runtimes}/**',
  '**/dist/**',
];

/**
 * The path on the site of a file of the repository, both from their roots:
 * `docs/laws.md` is `laws.md`, `core/README.md` is `packages/core.md`.
 */
export const pageOf = (file: string): string | undefined => {
  const known = packages.get(file) ?? single.get(file);
  if (known !== undefined) return known;
  const [, name] = /^(?:docs|site)\/([^/]+\.md)$/.exec(file) ?? [];
  return name === undefined || file === 'site/README.md' ? undefined : name;
};

/** A folder's page is its README, as it is on GitHub. */
export const fileShown = (path: string): string => {
  const readme = join(path, 'README.md');
  return existsSync(join(root, readme)) ? readme : path;
};
