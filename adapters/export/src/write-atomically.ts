import { randomUUID } from 'node:crypto';
import { access, constants, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { RefusedExport } from './export-error.js';
import { FileSink } from './file-sink.js';
import { fileSystemRefusal, systemCode } from './file-system-refusal.js';
import { makeDirectory, removeDirectories } from './make-directory.js';

/** The file that a path leads to in the end: a link stays, what it points to is replaced. */
const targetOf = async (path: string): Promise<string> => {
  const target = resolve(path);
  const found = await stat(target).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return target;
  if (!found.isFile()) throw new RefusedExport(fileSystemRefusal(path, 'EISDIR'));
  await access(target, constants.W_OK);
  return realpath(target);
};

const writeTemporary = async <A>(
  temporary: string,
  target: string,
  signal: AbortSignal | undefined,
  write: (sink: FileSink) => Promise<A>,
): Promise<A> => {
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, 'wx');
    const result = await write(new FileSink(handle, signal));
    // Else a crash could leave the new name with old or no content.
    await handle.sync();
    await handle.close();
    signal?.throwIfAborted();
    await rename(temporary, target);
    return result;
  } catch (error) {
    // Closing twice does no harm, and a failing close must not hide the first error.
    await handle?.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
};

/**
 * Writes a file under a temporary name in its own directory, made if missing,
 * and renames it when it is complete. If anything fails, all that was made is
 * removed and an existing file is as it was.
 */
export const writeAtomically = async <A>(
  path: string,
  signal: AbortSignal | undefined,
  write: (sink: FileSink) => Promise<A>,
): Promise<A> => {
  const target = await targetOf(path);
  const directory = dirname(target);
  const made: Array<string> = [];
  try {
    await makeDirectory(directory, made);
    const temporary = join(directory, `.${basename(target).slice(0, 40)}.${randomUUID()}.tmp`);
    return await writeTemporary(temporary, target, signal, write);
  } catch (error) {
    await removeDirectories(made);
    throw error;
  }
};
