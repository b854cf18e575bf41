import { type Document, isAlias, isMap, isScalar, type LineCounter, type Pair, type YAMLMap } from 'yaml';
import type { Change, Place } from './config-file-error.js';

/**
 * A configuration file's syntax tree. JSON has one too: its values come from
 * the strict parser, but only the tree knows places and keys given twice.
 */
export interface ParsedText {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  /** Whether `<<` merges one mapping into another. */
  readonly hasMerges: boolean;
  /** Changes that are tried: what stands outside the section is read as if they were made. */
  readonly tried: ReadonlyArray<Change>;
  /**
   * The value that a path of keys leads to, which the file has.
   *
   * @throws ReferenceError for aliases that can't or won't be expanded, RangeError for nesting that is too deep
   */
  value(path: ReadonlyArray<string>): unknown;
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
