import { isAlias, isMap, isScalar, isSeq, type Pair } from 'yaml';
import type { Place } from './config-file-error.js';
import { pairWith } from './merged-pairs.js';
import { mappingOf, type ParsedText, placeAt } from './parsed-text.js';

/** The node that a path of keys leads to. */
export const nodeAt = (parsed: ParsedText, path: ReadonlyArray<string>): unknown => {
  let node: unknown = parsed.document.contents;
  for (const key of path) {
    const mapping = mappingOf(parsed, node);
    node = mapping === undefined ? undefined : pairWith(parsed, mapping, key)?.value;
  }
  return node;
};

const offsetOf = (node: unknown): number | undefined =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;

/** The place of a mapping's key. */
export const placeOfPair = (parsed: ParsedText, pair: Pair): Place | undefined => {
  const offset = offsetOf(pair.key);
  return offset === undefined ? undefined : placeAt(parsed.lines, offset);
};

/**
 * The place of what a path leads to, or of the last part of it that the file
 * has: the key, or (with `at` 'value') the value.
 */
export const locate = (
  parsed: ParsedText,
  path: ReadonlyArray<string | number>,
  at: 'key' | 'value',
): Place | undefined => {
  let node: unknown = parsed.document.contents;
  let offset: number | undefined;
  for (const part of path) {
    const mapping = mappingOf(parsed, node);
    if (typeof part === 'string' && mapping !== undefined) {
      const pair = pairWith(parsed, mapping, part);
      if (pair === undefined) break;
      node = pair.value;
      offset = (at === 'value' ? offsetOf(node) : undefined) ?? offsetOf(pair.key);
    } else if (typeof part === 'number' && isSeq(node)) {
      node = node.items[part];
      offset = offsetOf(node) ?? offset;
    } else break;
  }
  return offset === undefined ? undefined : placeAt(parsed.lines, offset);
};
