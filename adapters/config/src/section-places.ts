import { isMap, isSeq } from 'yaml';
import { mergedPairs } from './merged-pairs.js';
import { keyOf, mappingOf, type ParsedText } from './parsed-text.js';

/** The key under which a section is looked for first. */
export const SECTION_KEY = 'masking';

/** I-JEPA’s and V-JEPA’s name of it, where it holds what can be a section. */
const OTHER_KEY = 'mask';

/** Sections that may hold it. */
const HOLDERS: ReadonlySet<string> = new Set([
  ...['model', 'data', 'dataset', 'train', 'training', 'trainer', 'pretrain', 'pretraining'],
  ...['experiment', 'algorithm', 'config', 'jepa'],
]);

interface SectionPlace {
  readonly path: ReadonlyArray<string>;
}

/**
 * Where a file may have its masking section, the first place counting: at the
 * top, or inside another section (`model: {masking: …}`).
 */
export const placesOfSections = (
  parsed: ParsedText,
): { readonly keys: ReadonlyArray<string>; readonly places: ReadonlyArray<SectionPlace> } => {
  const root = mappingOf(parsed, parsed.document.contents);
  if (root === undefined) return { keys: [], places: [] };
  const top = mergedPairs(parsed, root);
  const keys = [...top.keys()];
  const canBe = (node: unknown): boolean => mappingOf(parsed, node) !== undefined || isSeq(node);
  const atTop = [
    ...(top.has(SECTION_KEY) ? [{ path: [SECTION_KEY] }] : []),
    ...(canBe(top.get(OTHER_KEY)?.value) ? [{ path: [OTHER_KEY] }] : []),
  ];
  if (atTop.length > 0) return { keys, places: atTop };
  const inside = [...top].flatMap(([key, { value }]) => {
    const inner =
      HOLDERS.has(key) && isMap(value) ? value.items.find((pair) => keyOf(pair) === SECTION_KEY) : undefined;
    return inner !== undefined && (isMap(inner.value) || isSeq(inner.value))
      ? [{ path: [key, SECTION_KEY] }]
      : [];
  });
  return { keys, places: inside };
};

/** Whether a file is a section itself: all of its keys are a section’s, and there is one at least. */
export const isFlatSection = (keys: ReadonlyArray<string>, known: ReadonlySet<string>): boolean =>
  keys.length > 0 && keys.every((key) => known.has(key));
