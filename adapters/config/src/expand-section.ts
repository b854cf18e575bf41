import type { Either } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import { isNode, visit } from 'yaml';
import type { ConfigFileErrors } from './config-file-error.js';
import { locate } from './locate.js';
import type { ParsedText } from './parsed-text.js';

/** Deeper than any field's value: what is nested deeper than this is refused whole. */
const MAX_DEPTH = 8;

/** Aliases of a file whose section has one: resolving each takes a walk over all of them. */
const MAX_ALIASES = 1000;

/** Whether a value is nested at most so deep. Values that aliases share are looked at once a depth. */
const isShallow = (value: unknown): boolean => {
  let layer = new Set<unknown>([value]);
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    const next = new Set<unknown>();
    for (const item of layer) {
      if (typeof item !== 'object' || item === null) continue;
      for (const inner of Object.values(item)) next.add(inner);
    }
    if (next.size === 0) return true;
    layer = next;
  }
  return false;
};

const countAliases = (node: unknown): number => {
  let count = 0;
  if (!isNode(node)) return count;
  visit(node, {
    Alias: () => {
      count += 1;
    },
  });
  return count;
};

/** The value that a path of keys leads to, with its aliases expanded, if they multiply it only within reason. */
export const expandSection = (
  parsed: ParsedText,
  path: ReadonlyArray<string>,
  node: unknown,
): Either<ConfigFileErrors, unknown> => {
  const place = locate(parsed, path, 'value');
  const refuse = (code: 'too_many_aliases' | 'too_deep', problem: string, accepted: string) =>
    left<ConfigFileErrors>([
      {
        code,
        path,
        given: undefined,
        accepted,
        message: `${problem}; give ${accepted}`,
        ...(place === undefined ? {} : { place }),
      },
    ]);
  const tooDeep = () => refuse('too_deep', 'is nested too deeply', 'a type and its fields');
  try {
    const aliases = countAliases(node) === 0 ? 0 : countAliases(parsed.document.contents);
    if (aliases > MAX_ALIASES) {
      const problem = `uses aliases in a file that has ${aliases} of them`;
      return refuse('too_many_aliases', problem, `at most ${MAX_ALIASES}`);
    }
    const value = parsed.value(path);
    return isShallow(value) ? right(value) : tooDeep();
  } catch (error) {
    if (error instanceof ReferenceError) {
      const problem = `has an alias that can't be expanded (${error.message})`;
      return refuse('too_many_aliases', problem, 'the values themselves');
    }
    if (error instanceof RangeError) return tooDeep();
    throw error;
  }
};
