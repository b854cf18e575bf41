import type { Either } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import { compose } from './compose.js';
import type { ConfigFileErrors, Place } from './config-file-error.js';
import type { ParsedText } from './parsed-text.js';

/** The place that an engine's message names, if it names one: engines differ, and none offers it as data. */
const placeIn = (message: string, text: string): Place | undefined => {
  const pair = /line (\d+) column (\d+)/.exec(message);
  if (pair !== null) return { line: Number(pair[1]), column: Number(pair[2]) };
  const position = /position (\d+)/.exec(message);
  if (position === null) return undefined;
  const before = text.slice(0, Number(position[1])).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
};

const hintFor = (text: string): string => {
  if (/^\s*(?:\/\/|\/\*|#)|[,{[\]}\d"]\s*(?:\/\/|\/\*|#)/m.test(text)) return '; JSON has no comments';
  return /,\s*[}\]]/.test(text) ? '; JSON has no trailing commas' : '';
};

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** Parses strict JSON (RFC 8259): no comments, no trailing commas. */
export const parseJson = (text: string): Either<ConfigFileErrors, ParsedText> => {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const place = placeIn(error.message, text);
    const message = `is no valid JSON (${error.message})${hintFor(text)}`;
    const located = place === undefined ? {} : { place };
    return left([
      { code: 'syntax', path: [], given: undefined, accepted: 'strict JSON', message, ...located },
    ]);
  }
  // JSON is YAML. What it says was decided above; the tree adds places and keys given twice.
  const composed = compose(text, 'json');
  if (composed._tag === 'Left') return composed;
  const { document, lines } = composed.right;
  return right({
    document,
    lines,
    hasMerges: false,
    tried: [],
    value: (path) => path.reduce<unknown>(member, root) ?? null,
  });
};
