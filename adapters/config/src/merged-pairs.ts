import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { keyOf, type ParsedText } from './parsed-text.js';

/** More mappings than these are not merged into one: finding what each alias stands for takes time. */
const MOST_MERGED = 100;

/** Whether a pair is a merge, `<<: *base`: not quoted, and in YAML only. */
const isMerge = (parsed: ParsedText, { key }: Pair): boolean =>
  parsed.hasMerges && isScalar(key) && key.value === '<<' && key.type === 'PLAIN';

/** The mappings that a merge names; undefined if it names anything else. */
const sourcesOf = (parsed: ParsedText, value: unknown): ReadonlyArray<YAMLMap> | undefined => {
  const named = isSeq(value) ? value.items : [value];
  if (named.length > MOST_MERGED) return undefined;
  const sources = named.map((node) => (isAlias(node) ? node.resolve(parsed.document) : node));
  return sources.every((source) => isMap(source)) ? sources : undefined;
};

/** The pairs of a mapping and of those that it merges (`<<: *base`): its own first, then those merged, in their order. */
function* pairsOf(parsed: ParsedText, mapping: YAMLMap): Generator<Pair> {
  const seen = new Set<YAMLMap>();
  const waiting = [mapping];
  while (waiting.length > 0 && seen.size <= MOST_MERGED) {
    const next = waiting.shift()!;
    if (seen.has(next)) continue;
    seen.add(next);
    const merged: Array<YAMLMap> = [];
    for (const pair of next.items) {
      const sources = isMerge(parsed, pair) ? sourcesOf(parsed, pair.value) : undefined;
      if (sources === undefined) yield pair;
      else merged.push(...sources);
    }
    waiting.unshift(...merged);
  }
}

/** What was found once: a mapping of a hundred thousand keys is asked for many of them. */
const known = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The pairs of a mapping by their keys, those that it merges included; of equal keys the first counts. */
export const mergedPairs = (parsed: ParsedText, mapping: YAMLMap): ReadonlyMap<string, Pair> => {
  const before = known.get(mapping);
  if (before !== undefined) return before;
  const found = new Map<string, Pair>();
  for (const pair of pairsOf(parsed, mapping)) if (!found.has(keyOf(pair))) found.set(keyOf(pair), pair);
  known.set(mapping, found);
  return found;
};

/** The pair of a mapping that has a key, be it merged. */
export const pairWith = (parsed: ParsedText, mapping: YAMLMap, key: string): Pair | undefined =>
  mergedPairs(parsed, mapping).get(key);
