/** The packages that the root names as its workspaces, each with its folder and its manifest; the examples, and the site. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the house reads of a package's manifest. */
interface Manifest {
  readonly name: string;
  /** Whether nobody can publish it: an example, the site. */
  readonly private?: boolean;
  readonly version: string;
  readonly description?: string;
  readonly keywords?: ReadonlyArray<string>;
  readonly files: ReadonlyArray<string>;
  readonly exports: Readonly<Record<string, string | { readonly types?: string }>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface Workspace {
  readonly folder: string;
  readonly manifest: Manifest;
}

export const root: string = fileURLToPath(new URL('..', import.meta.url));

const readManifest = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

/** A pattern ends in `/*` or names one folder; that is all npm's own patterns are used for here. */
const foldersOf = (pattern: string): ReadonlyArray<string> =>
  pattern.endsWith('/*')
    ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => `${pattern.slice(0, -1)}${name}`)
    : [pattern];

const { workspaces: patterns }: { readonly workspaces: ReadonlyArray<string> } = readManifest('.');

const all: ReadonlyArray<Workspace> = patterns
  .flatMap(foldersOf)
  .filter((folder) => existsSync(join(root, folder, 'package.json')))
  .map((folder) => ({ folder, manifest: readManifest(folder) }));

/** What is published. */
export const workspaces: ReadonlyArray<Workspace> = all.filter(({ manifest }) => manifest.private !== true);

/** What is only in the repository: the examples, which people start from, and the site. */
export const projects: ReadonlyArray<Workspace> = all.filter(({ manifest }) => manifest.private === true);

interface Entry {
  readonly specifier: string;
  readonly source: string;
}

/** What a package's users import, by the name they write: the entries of `exports` that have types. */
export const entriesOf = ({ folder, manifest }: Workspace): ReadonlyArray<Entry> =>
  Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (typeof target === 'string' || target.types === undefined) return [];
    const source = target.types.replace(/^\.\/dist\//, 'src/').replace(/\.d\.ts$/, '.ts');
    return [{ specifier: `${manifest.name}${path.slice(1)}`, source: join(folder, source) }];
  });
