import type { FileSystemRefusal } from './export-error.js';

const NOT_WRITABLE = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'ENAMETOOLONG',
  'ELOOP',
  'ETXTBSY',
];
const NO_SPACE = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const codeOf = (system: string): FileSystemRefusal['code'] => {
  if (NOT_WRITABLE.includes(system)) return 'not_writable';
  if (NO_SPACE.includes(system)) return 'no_space';
  return system === 'EISDIR' ? 'not_a_file' : 'io';
};

const SAYINGS: Readonly<Record<FileSystemRefusal['code'], string>> = {
  not_a_file: 'is no regular file; give the path of a file',
  not_writable: "can't be written; give a path in a directory that can",
  no_space: 'finds no space on its device; free some or give another path',
  io: "can't be written",
};

/** A refusal by the file system under the system's name for it. */
export const fileSystemRefusal = (path: string, system: string): FileSystemRefusal => {
  const code = codeOf(system);
  return { code, path, system, message: `${path} ${SAYINGS[code]} (${system})` };
};

/** The system's name of an error that Node raised, if it is one. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
