import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { examplesIn } from '../../docs/test/documents.js';
import { run } from '../run.js';
import { root, workspaces } from '../workspaces.js';

/** A package as npm would publish it. */
interface Packed {
  readonly name: string;
  readonly tarball: string;
  /** Paths inside the package. */
  readonly files: ReadonlyArray<string>;
}

/** An empty project outside the workspace into which the packed packages are installed. */
export interface PackedProject {
  readonly folder: string;
  readonly packed: ReadonlyMap<string, Packed>;
  readonly remove: () => void;
}

interface PackReport {
  readonly name: string;
  readonly filename: string;
  readonly files: ReadonlyArray<{ readonly path: string }>;
}

const pack = async (into: string): Promise<ReadonlyMap<string, Packed>> => {
  const args = ['pack', '--workspaces', '--json', '--ignore-scripts', '--pack-destination', into];
  // An array from npm 10, an object by package from npm 11.
  const reports: Record<string, PackReport> = JSON.parse(await run('npm', args, root));
  const packed = Object.values(reports).map(({ name, filename, files }) => ({
    name,
    tarball: join(into, filename),
    files: files.map(({ path }) => path),
  }));
  return new Map(packed.map((each) => [each.name, each]));
};

/** The packages that the documents' examples import. */
const importedByExamples = examplesIn('ts').flatMap(({ text }) =>
  [...text.matchAll(/(?:from |import |import\()'(?!node:)((?:@[^/']+\/)?[^/'.]+)/g)].map(([, name]) => name!),
);

/**
 * Peers, and what else an example imports, are the user's to install and may
 * be large: those that the workspace has are linked from there, so that code
 * and types resolve without a download.
 */
const linkWhatUsersInstall = (folder: string): void => {
  const peers = workspaces.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}));
  for (const name of new Set([...peers, ...importedByExamples])) {
    const link = join(folder, 'node_modules', name);
    const target = join(root, 'node_modules', name);
    if (existsSync(link) || !existsSync(target)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
  }
};

/** Packs every workspace and installs the tarballs, with what they depend on and nothing else. */
export const packedProject = async (): Promise<PackedProject> => {
  const folder = mkdtempSync(join(tmpdir(), 'jepa-masks-packed-'));
  const remove = (): void => rmSync(folder, { recursive: true });
  try {
    const packed = await pack(folder);
    const dependencies = Object.fromEntries(
      [...packed.values()].map(({ name, tarball }) => [name, `file:${tarball}`]),
    );
    const manifest = { name: 'consumer', private: true, type: 'module', dependencies };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
    const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    await run('npm', ['install', '--prefer-offline', '--legacy-peer-deps', ...quietly], folder);
    linkWhatUsersInstall(folder);
    return { folder, packed, remove };
  } catch (error) {
    remove();
    throw error;
  }
};
