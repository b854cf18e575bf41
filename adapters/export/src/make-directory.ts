import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './file-system-refusal.js';

const isDirectory = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
};

/**
 * Makes a directory and those above it that are missing. (Node's own recursive
 * `mkdir` never returns where a file system answers ENOENT below a directory
 * that exists, as /proc does.)
 *
 * @param made told of every directory made, outermost first, even if a later one fails
 */
export const makeDirectory = async (directory: string, made: Array<string>): Promise<void> => {
  if (await isDirectory(directory)) return;
  const parent = dirname(directory);
  if (parent !== directory) await makeDirectory(parent, made);
  try {
    await mkdir(directory);
    made.push(directory);
  } catch (error) {
    // Somebody else may have made it just now.
    if (systemCode(error) !== 'EEXIST' || !(await isDirectory(directory))) throw error;
  }
};

/** Removes directories that were made, innermost first, as long as they are empty. */
export const removeDirectories = async (made: ReadonlyArray<string>): Promise<void> => {
  for (const directory of made.toReversed()) {
    try {
      await rmdir(directory);
    } catch {
      // Somebody else uses it by now.
      return;
    }
  }
};
