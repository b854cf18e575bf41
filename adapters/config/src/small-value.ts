import { isAlias, isNode, isPair, isScalar } from 'yaml';
import { nodeAt } from './locate.js';
import type { ParsedText } from './parsed-text.js';

/** Longer lists and larger mappings are no size. */
const MOST_ITEMS = 4;

/** Stands for a value that was not looked into. */
const TOO_LARGE = {};

/**
 * The value that a path of keys leads to, if it is a scalar, or a list or
 * mapping of a few; for anything larger an empty object; undefined if the file
 * has none there.
 */
export const smallValueAt = (parsed: ParsedText, path: ReadonlyArray<string>): unknown => {
  const found = nodeAt(parsed, path);
  const node = isAlias(found) ? found.resolve(parsed.document) : found;
  if (!isNode(node)) return undefined;
  if (isScalar(node)) return node.value;
  const items: ReadonlyArray<unknown> = 'items' in node ? node.items : [];
  const isFlat =
    items.length <= MOST_ITEMS && items.every((item) => isScalar(isPair(item) ? item.value : item));
  return isFlat ? node.toJS(parsed.document) : TOO_LARGE;
};
