import type { Plan } from '@jepa-masks/core';
import type { Bounds } from '@jepa-masks/core/plan';
import { type BitMasks, bytesPerMask } from '@jepa-masks/cpu';
import { ONES } from './patch-laws.js';

/** What all parts of a sample broke together: '' if nothing. */
export type CheckTogether = (masks: ReadonlyArray<BitMasks>, sample: number) => string;

/** Counts the patches of all parts' contexts, and of their targets, where parts share a budget. */
export const togetherLaw = ({ parts, together }: Plan): CheckTogether => {
  if (together === undefined) return () => '';
  const count = (masks: ReadonlyArray<BitMasks>, kind: 'context' | 'targets', sample: number): number =>
    parts.reduce((sum, part, index) => {
      const { data } = masks[index]![kind];
      const bytes = bytesPerMask(part.grid.patches) * (kind === 'context' ? part.contexts : part.targets);
      let ones = 0;
      for (let at = sample * bytes; at < (sample + 1) * bytes; at++) ones += ONES[data[at]!]!;
      return sum + ones;
    }, 0);
  const isWithin = (patches: number, { min, max }: Bounds): boolean => patches >= min && patches <= max;
  return (masks, sample) => {
    const contexts = count(masks, 'context', sample);
    if (!isWithin(contexts, together.context))
      return `contexts have ${contexts} patches in all parts together`;
    const targets = count(masks, 'targets', sample);
    return isWithin(targets, together.target) ? '' : `targets have ${targets} patches in all parts together`;
  };
};
