import { type Part, wordsPerMask } from '../part.js';
import { patchCounts } from '../patch-counts.js';
import { patchWords } from '../patch-words.js';
import { presentWords } from '../present-words.js';
import type { TargetOverlap } from '../target-overlap.js';

/** What masks keep, besides the grid. */
export interface OwnRules {
  readonly targetOverlap: TargetOverlap;
  readonly minContextPatches: number;
  readonly minTargetPatches: number;
}

/** A rule that a mask breaks. */
export interface Broken {
  readonly sample: number;
  readonly kind: 'context' | 'targets';
  /** Number of the mask among those of its kind. */
  readonly mask: number;
  /** What is wrong with it. */
  readonly fault: string;
  readonly accepted: string;
}

const PRESENT = 'patches of `present` alone';

const some = (patches: number): string => `${patches} ${patches === 1 ? 'patch' : 'patches'}`;

const meet = (a: Uint32Array, b: Uint32Array): boolean => a.some((word, at) => (word & b[at]!) !== 0);

/**
 * The rules that a part's masks break, of those that keep to the grid: a target
 * has its minimum of patches, no two targets share one unless they may, no context shares one
 * with a target, every context keeps its minimum, and no mask has a patch that is
 * absent.
 *
 * @param most beyond which none is looked for
 */
export const brokenRules = (
  part: Part,
  { targetOverlap, minContextPatches, minTargetPatches }: OwnRules,
  most: number,
): ReadonlyArray<Broken> => {
  const { count, contexts, targets, masks } = part;
  const words = patchWords(part);
  const counts = patchCounts(part, words);
  const length = wordsPerMask(part.grid.patches);
  const maskAt = (sample: number, mask: number): Uint32Array => {
    const at = (sample * (contexts + targets) + mask) * length;
    return words.subarray(at, at + length);
  };
  const firstTargetMeeting = (sample: number, mask: Uint32Array): number =>
    Array.from({ length: targets }, (_, target) => target).findIndex((target) =>
      meet(mask, maskAt(sample, contexts + target)),
    );
  const present = presentWords(part);
  const hasAbsent = (sample: number, mask: Uint32Array): boolean =>
    mask.some((word, at) => (word & ~present[sample * length + at]!) !== 0);
  const broken: Array<Broken> = [];
  for (let sample = 0; sample < count; sample++) {
    const union = new Uint32Array(length);
    const refuse = (kind: Broken['kind'], mask: number, fault: string, accepted: string): void => {
      broken.push({ sample, kind, mask, fault, accepted });
    };
    for (let target = 0; target < targets; target++) {
      if (broken.length >= most) return broken;
      const own = maskAt(sample, contexts + target);
      const size = counts.targets[sample * targets + target]!;
      if (size < minTargetPatches) {
        const fault = size === 0 ? 'has no patch' : `has ${some(size)}`;
        refuse(
          'targets',
          target,
          fault,
          minTargetPatches === 1 ? 'one patch or more' : `${minTargetPatches} or more`,
        );
      }
      if (hasAbsent(sample, own)) refuse('targets', target, 'has a patch that is absent', PRESENT);
      if (targetOverlap === 'forbid' && meet(own, union)) {
        const other = firstTargetMeeting(sample, own);
        const accepted = "a target apart from all others, or targetOverlap: 'allow'";
        refuse('targets', target, `shares patches with target ${other}`, accepted);
      }
      own.forEach((word, at) => {
        union[at]! |= word;
      });
    }
    for (let context = 0; context < contexts; context++) {
      if (broken.length >= most) return broken;
      const own = maskAt(sample, context);
      const kept = counts.context[sample * contexts + context]!;
      if (hasAbsent(sample, own)) refuse('context', context, 'has a patch that is absent', PRESENT);
      if (meet(own, union)) {
        const fault = `shares patches with target ${firstTargetMeeting(sample, own)}`;
        refuse('context', context, fault, 'a context apart from all targets');
      }
      if (kept < minContextPatches) {
        const less = masks === 'boxes' ? ' once the targets are taken out' : '';
        const accepted = `a context that keeps at least ${some(minContextPatches)}`;
        refuse('context', context, `keeps ${some(kept)}${less}`, accepted);
      }
    }
  }
  return broken;
};
