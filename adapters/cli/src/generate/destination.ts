import type { FormatName } from '@jepa-masks/export';
import { badInput } from '../failure.js';

/** Where masks go, and in which formats. */
export type Destination =
  | { readonly kind: 'stream'; readonly formats: readonly [FormatName] }
  | { readonly kind: 'file'; readonly path: string; readonly formats: readonly [FormatName] }
  | { readonly kind: 'directory'; readonly path: string; readonly formats: ReadonlyArray<FormatName> };

/** What `--format` takes. */
export const FORMATS: ReadonlyArray<FormatName> = ['npz', 'npy', 'raw', 'safetensors', 'json'];

const formatOf = (name: string): FormatName => {
  const format = FORMATS.find((known) => known === name.trim());
  if (format !== undefined) return format;
  throw badInput(`--format: is ${name}; give one or more of ${FORMATS.join(', ')}`);
};

/** The format that a file's ending names. */
const endingOf = (path: string): FormatName | undefined =>
  FORMATS.find((format) => path.toLowerCase().endsWith(`.${format}`));

/** Reads `--out`: `-` is standard output, a known ending a file, anything else a directory. */
export const destinationOf = (out: string, names: ReadonlyArray<string> | undefined): Destination => {
  const given = [...new Set(names?.map(formatOf))];
  const [format, ...others] = given;
  if (out === '-') {
    if (format !== undefined && others.length === 0) return { kind: 'stream', formats: [format] };
    throw badInput(`--out: is -, standard output; give one --format: ${FORMATS.join(', ')}`);
  }
  const ending = endingOf(out);
  if (ending === undefined) return { kind: 'directory', path: out, formats: format ? given : ['npz'] };
  if (others.length === 0 && (format ?? ending) === ending) {
    return { kind: 'file', path: out, formats: [ending] };
  }
  throw badInput(`--format: is ${given.join(',')}, but --out is one .${ending} file; leave --format out`);
};
