import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A program that comes with a package of this folder. */
export const programOf = (specifier: string): string => {
  try {
    const path = fileURLToPath(import.meta.resolve(specifier));
    if (existsSync(path)) return path;
  } catch {
    // Said below, as of a file that is not there.
  }
  throw new Error(`${specifier} is not installed; run sh house/test-tools.sh`);
};
