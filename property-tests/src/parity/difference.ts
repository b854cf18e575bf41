import { bitOfHex } from './hex.js';

/** A place inside `expected`: names and indices. */
export type Path = ReadonlyArray<string | number>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `level_0 targets, sample 1, mask 2`: the first index is the sample, the second a mask or an id in a list. */
const place = (path: Path): string => {
  const names = path.filter((part) => typeof part === 'string').join(' ');
  const [sample, mask] = path.filter((part) => typeof part === 'number');
  const kind = names.startsWith('ids') ? 'entry' : 'mask';
  return [names, sample !== undefined && `sample ${sample}`, mask !== undefined && `${kind} ${mask}`]
    .filter(Boolean)
    .join(', ');
};

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};

/** Where two hex strings of one mask differ. */
const hexDifference = (expected: string, ours: string, path: Path): string => {
  if (expected.length !== ours.length) {
    return `${place(path)}: expected ${expected.length} hex digits, got ${ours.length}`;
  }
  for (let patch = 0; patch < expected.length * 4; patch++) {
    const [wanted, given] = [bitOfHex(expected, patch), bitOfHex(ours, patch)];
    if (wanted !== given) return `${place(path)}, patch ${patch}: expected ${wanted}, got ${given}`;
  }
  return `${place(path)}: expected ${short(expected)}, got ${short(ours)}`;
};

const listDifference = (
  expected: ReadonlyArray<unknown>,
  ours: ReadonlyArray<unknown>,
  path: Path,
): string | undefined => {
  for (let index = 0; index < Math.min(expected.length, ours.length); index++) {
    const found = firstDifference(expected[index], ours[index], [...path, index]);
    if (found !== undefined) return found;
  }
  if (expected.length === ours.length) return undefined;
  return `${place(path)}: expected ${expected.length} entries, got ${ours.length}`;
};

/** Keys that either side has and the other lacks; recorded lengths may be left out of a fixture. */
const keyDifference = (
  expected: Readonly<Record<string, unknown>>,
  ours: Readonly<Record<string, unknown>>,
  path: Path,
): string | undefined => {
  const missing = Object.keys(ours).find((key) => !(key in expected) && !key.endsWith('Length'));
  if (missing !== undefined) return `${place([...path, missing])}: not in the fixture`;
  const strange = Object.keys(expected).find((key) => !(key in ours));
  if (strange !== undefined) return `${place([...path, strange])}: the generator gives no such thing`;
  return undefined;
};

/** The first place where ours is not what a fixture expects, in one line; undefined where there is none. */
export const firstDifference = (expected: unknown, ours: unknown, path: Path = []): string | undefined => {
  if (Array.isArray(expected) && Array.isArray(ours)) return listDifference(expected, ours, path);
  if (isRecord(expected) && isRecord(ours)) {
    for (const key of Object.keys(expected)) {
      const found = key in ours ? firstDifference(expected[key], ours[key], [...path, key]) : undefined;
      if (found !== undefined) return found;
    }
    return keyDifference(expected, ours, path);
  }
  if (typeof expected === 'string' && typeof ours === 'string') {
    const wanted = expected.toLowerCase();
    return wanted === ours ? undefined : hexDifference(wanted, ours, path);
  }
  if (expected === ours) return undefined;
  return `${place(path)}: expected ${short(expected)}, got ${short(ours)}`;
};
