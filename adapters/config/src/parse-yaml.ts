import type { Either } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import { isNode, type LineCounter } from 'yaml';
import { compose } from './compose.js';
import { type ConfigFileError, type ConfigFileErrors, MOST_ERRORS } from './config-file-error.js';
import { nodeAt } from './locate.js';
import { mergedPairs } from './merged-pairs.js';
import { mappingOf, type ParsedText, placeAt } from './parsed-text.js';

/**
 * How often aliases may multiply what one anchor holds (the YAML library's
 * bound against "billion laughs"); a masking section has a few dozen scalars.
 */
const MAX_ALIAS_COUNT = 100;

/** The YAML library's messages quote the file at any length. */
const LONGEST_MESSAGE = 200;

const refuse = (
  lines: LineCounter,
  offset: number,
  code: 'syntax' | 'multiple_documents',
  accepted: string,
  message: string,
): ConfigFileError => {
  const place = placeAt(lines, offset);
  const error: ConfigFileError = { code, path: [], given: undefined, accepted, message };
  return place === undefined ? error : { ...error, place };
};

/** Parses one YAML 1.2 document of the core schema; every syntax error is found. */
export const parseYaml = (text: string): Either<ConfigFileErrors, ParsedText> => {
  const composed = compose(text, 'core');
  if (composed._tag === 'Left') return composed;
  const { document, lines, secondAt } = composed.right;
  const [first, ...rest] = document.errors.slice(0, MOST_ERRORS + 1).map((error) => {
    const message = `is no valid YAML: ${error.message.slice(0, LONGEST_MESSAGE).replace(/\s+/g, ' ')}`;
    return refuse(lines, error.pos[0], 'syntax', 'valid YAML', message);
  });
  if (first !== undefined) return left([first, ...rest]);
  if (secondAt !== undefined) {
    const message = 'has several YAML documents; give one document';
    return left([refuse(lines, secondAt, 'multiple_documents', 'one document', message)]);
  }
  const toJs = (node: unknown): unknown =>
    isNode(node) ? node.toJS(document, { maxAliasCount: MAX_ALIAS_COUNT }) : null;
  const parsed: ParsedText = {
    document,
    lines,
    hasMerges: true,
    tried: [],
    value: (path) => {
      const node = nodeAt(parsed, path);
      const mapping = mappingOf(parsed, node);
      if (mapping === undefined) return toJs(node);
      const pairs = [...mergedPairs(parsed, mapping)];
      return Object.fromEntries(pairs.map(([key, pair]) => [key, toJs(pair.value)]));
    },
  };
  return right(parsed);
};
