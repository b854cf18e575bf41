import { type ConfigError, formatValue } from '../config/errors.js';
import { type Part, wordsPerMask } from './part.js';
import { patchCounts } from './patch-counts.js';
import { patchWords } from './patch-words.js';
import type { TargetOverlap } from './target-overlap.js';

type Path = ReadonlyArray<string | number>;

/** What masks keep, besides the grid. */
export interface OwnRules {
  readonly targetOverlap: TargetOverlap;
  readonly minContextPatches: number;
}

/** The masks of a part's samples, which may share patches. */
class Masks {
  readonly #words: Uint32Array;
  readonly #length: number;
  readonly #perSample: number;

  constructor({ grid, contexts, targets }: Part, words: Uint32Array) {
    this.#words = words;
    this.#length = wordsPerMask(grid.patches);
    this.#perSample = contexts + targets;
  }

  /** Whether two masks of a sample have a patch in common. */
  meet(sample: number, one: number, other: number): boolean {
    const at = sample * this.#perSample;
    for (let word = 0; word < this.#length; word++) {
      const a = this.#words[(at + one) * this.#length + word]!;
      if ((a & this.#words[(at + other) * this.#length + word]!) !== 0) return true;
    }
    return false;
  }
}

/**
 * The rules that a part's masks break, of those that keep to the grid: a target
 * has patches, no two targets share one unless they may, no context has one of a
 * target's, and every context keeps its minimum.
 *
 * @param pathOf where the masks of a sample stand in what was given
 * @param most errors, beyond which none is looked for
 */
export const brokenRules = (
  part: Part,
  { targetOverlap, minContextPatches }: OwnRules,
  pathOf: (sample: number) => Path,
  most: number,
): ReadonlyArray<ConfigError> => {
  const words = patchWords(part);
  const masks = new Masks(part, words);
  const counts = patchCounts(part, words);
  const { count, contexts, targets } = part;
  const errors: Array<ConfigError> = [];
  const refuse = (path: Path, given: unknown, fault: string, accepted: string): void => {
    errors.push({ code: 'out_of_range', path, given, accepted, message: `${fault}; give ${accepted}` });
  };
  for (let sample = 0; sample < count && errors.length < most; sample++) {
    const path = pathOf(sample);
    for (let target = 0; target < targets; target++) {
      const at = [...path, 'targets', target];
      if (counts.targets[sample * targets + target] === 0)
        refuse(at, [], 'has no patch', 'one patch or more');
      for (let other = 0; other < target && targetOverlap === 'forbid'; other++) {
        if (!masks.meet(sample, contexts + other, contexts + target)) continue;
        const accepted = "a target apart from all others, or targetOverlap: 'allow'";
        refuse(at, target, `shares patches with target ${other}`, accepted);
        break;
      }
    }
    for (let context = 0; context < contexts; context++) {
      const at = contexts === 1 ? [...path, 'context'] : [...path, 'context', context];
      for (let target = 0; target < targets; target++) {
        if (!masks.meet(sample, context, contexts + target)) continue;
        refuse(at, context, `shares patches with target ${target}`, 'a context apart from all targets');
        break;
      }
      const kept = counts.context[sample * contexts + context]!;
      if (kept >= minContextPatches) continue;
      const accepted = `a context that keeps at least ${minContextPatches} patches`;
      refuse(at, kept, `keeps ${formatValue(kept)} patches once the targets are taken out`, accepted);
    }
  }
  return errors;
};
