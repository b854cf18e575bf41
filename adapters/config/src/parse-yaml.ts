import { type Either, left, right } from '@jepa-masks/core';
import { isMap, type LineCounter } from 'yaml';
import { compose } from './compose.js';
import { type ConfigFileError, type ConfigFileErrors, MOST_ERRORS } from './config-file-error.js';
import { type ParsedText, placeAt } from './parsed-text.js';

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
  return right({
    document,
    lines,
    value: (key) => {
      const node = isMap(document.contents) ? document.contents.get(key, true) : undefined;
      return node?.toJS(document, { maxAliasCount: MAX_ALIAS_COUNT }) ?? null;
    },
  });
};
