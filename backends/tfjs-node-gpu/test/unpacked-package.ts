import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A package as published, and what its archive must hash to. */
export interface Published {
  readonly name: string;
  readonly version: string;
  /** sha512, in base64. */
  readonly sha512: string;
}

/**
 * Unpacks a package from the registry into `folder`, unless it is there: its files
 * only, none of its scripts is run and none of its dependencies comes along.
 */
export const unpackPackage = async ({ name, version, sha512 }: Published, folder: string): Promise<void> => {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const scratch = mkdtempSync(`${folder}-`);
  try {
    await run('npm', ['pack', `${name}@${version}`, '--ignore-scripts', '--prefer-offline'], {
      cwd: scratch,
    });
    const archive = join(scratch, readdirSync(scratch).find((file) => file.endsWith('.tgz'))!);
    const seen = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (seen !== sha512) throw new Error(`${name} ${version} hashes to ${seen} instead of ${sha512}`);
    await run('tar', ['-xzf', archive, '-C', scratch]);
    // At once, so that a folder that is there is whole.
    renameSync(join(scratch, 'package'), folder);
  } finally {
    rmSync(scratch, { recursive: true });
  }
};
