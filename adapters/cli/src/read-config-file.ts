import { createReadStream } from 'node:fs';
import { type ConfigFormat, MAX_FILE_LENGTH } from '@jepa-masks/config';
import { badInput, fileFailure } from './failure.js';

/** More bytes than the longest text that is read can take in UTF-8: three for each of its code units. */
const MOST_BYTES = 3 * MAX_FILE_LENGTH;

/** The text of a configuration file and what to read it as. */
export interface ConfigFile {
  readonly text: string;
  readonly format: ConfigFormat;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EISDIR', 'it is a directory'],
  ['EACCES', 'it may not be read'],
]);

/** At most one byte more than is accepted, however long the file: a device need have no end. */
const readBytes = async (path: string): Promise<Buffer> => {
  try {
    const chunks: Array<Buffer> = [];
    for await (const chunk of createReadStream(path, { end: MOST_BYTES })) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw fileFailure(`${path}: ${reasons.get(code) ?? code}; give a YAML or JSON file`);
  }
};

/** Reads a configuration file, once: what a pipe gives is gone with the first reading. */
export const readConfigFile = async (path: string): Promise<ConfigFile> => {
  const bytes = await readBytes(path);
  if (bytes.length > MOST_BYTES) {
    throw badInput(`${path}: has more than ${MOST_BYTES} bytes; give a YAML or JSON file of at most so many`);
  }
  const format = path.toLowerCase().endsWith('.json') ? 'json' : 'yaml';
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), format };
  } catch {
    throw badInput(`${path}: is not UTF-8; save it as UTF-8`);
  }
};
