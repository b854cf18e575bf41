import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Place } from './config-file-error.js';

/**
 * A configuration file's syntax tree. JSON has one too: its values come from
 * the strict parser, but only the tree knows places and keys given twice.
 */
export interface ParsedText {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  /**
   * The value of a top-level key that the file has.
   *
   * @throws ReferenceError for aliases that can't or won't be expanded, RangeError for nesting that is too deep
   */
  value(key: string): unknown;
}

/** The place of an offset in the text. */
export const placeAt = (lines: LineCounter, offset: number): Place | undefined => {
  const { line, col } = lines.linePos(offset);
  return line > 0 && col > 0 ? { line, column: col } : undefined;
};

/** A key of a mapping as an object's key. */
export const keyOf = (pair: Pair): string => {
  const key = isScalar(pair.key) ? pair.key.value : pair.key;
  return key === null ? '' : String(key);
};

/** The node as a mapping, aliases resolved. */
export const mappingOf = (parsed: ParsedText, node: unknown): YAMLMap | undefined => {
  const target = isAlias(node) ? node.resolve(parsed.document) : node;
  return isMap(target) ? target : undefined;
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
      const pair = mapping.items.find((item) => keyOf(item) === part);
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
