import { isAlias, isNode, isPair, isScalar } from 'yaml';
import { nodeAt } from './locate.js';
import type { ParsedText } from './parsed-text.js';

/** Longer lists and larger mappings are no size. */
const MOST_ITEMS = 4;

/** Stands for a value that was not looked into. */
const TOO_LARGE = {};

const isSamePath = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean =>
  one.length === other.length && one.every((key, depth) => key === other[depth]);

/**
 * The value that a path of keys leads to, if it is a scalar, or a list or
 * mapping of a few; for anything larger an empty object; undefined if the file
 * has none there. A change that is tried comes before what the file has.
 */
export const smallValueAt = (parsed: ParsedText, path: ReadonlyArray<string>): unknown => {
  const change = parsed.tried.find((one) => isSamePath(one.path, path));
  if (change !== undefined) return change.value;
  const found = nodeAt(parsed, path);
  const node = isAlias(found) ? found.resolve(parsed.document) : found;
  if (!isNode(node)) return undefined;
  if (isScalar(node)) return node.value;
  const items: ReadonlyArray<unknown> = 'items' in node ? node.items : [];
  const isFlat =
    items.length <= MOST_ITEMS && items.every((item) => isScalar(isPair(item) ? item.value : item));
  return isFlat ? node.toJS(parsed.document) : TOO_LARGE;
};
