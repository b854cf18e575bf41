import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { type Rounding, roundedShare } from '../../patches/rounding.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { patchesOfUnits } from './patches-of-units.js';
import type { RandomPart } from './random-part.js';

/** Lists the units of which any patch is present, in order; how many they are. */
const listPresent = (
  patches: Int32Array,
  area: number,
  present: Uint32Array,
  at: number,
  list: Int32Array,
): number => {
  let size = 0;
  for (let one = 0; one < patches.length; one++) {
    const patch = patches[one]!;
    const unit = (one - (one % area)) / area;
    const isThere = (present[at + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) !== 0;
    if (isThere && (size === 0 || list[size - 1] !== unit)) list[size++] = unit;
  }
  return size;
};

/**
 * Draws subsets of the units of which any patch is present, each as likely: of so
 * many units the share that the plan masks of all, rounded as there, but one at
 * least, and not all. A unit's patches that are present are masked or kept
 * together; if there is a single unit, its patches are drawn one by one.
 */
export const randomWithinSampler = (plan: Plan<'', RandomPart>): Sampler => {
  const [part] = plan.parts;
  const { maskRatio, rounding } = plan.parameters as {
    readonly maskRatio: number;
    readonly rounding: Rounding;
  };
  const stream = new Stream();
  const ofUnits = patchesOfUnits(part);
  const ofPatches = Int32Array.from({ length: part.grid.patches }, (_, patch) => patch);
  const list = new Int32Array(part.grid.patches);
  const length = wordsPerMask(part.grid.patches);
  return (root) => (index, sample, parts) => {
    const { words, phases, present } = parts[0] as PatchPart & { readonly present: Uint32Array };
    const at = sample * length;
    const context = sample * 2 * length;
    const target = context + length;
    let patches = ofUnits;
    let units = listPresent(ofUnits, ofUnits.length / part.units, present, at, list);
    if (units === 1) {
      patches = ofPatches;
      units = listPresent(ofPatches, 1, present, at, list);
    }
    const area = patches === ofUnits ? ofUnits.length / part.units : 1;
    const masked = units < 2 ? 0 : Math.min(units - 1, Math.max(1, roundedShare(maskRatio, units, rounding)));
    const drawsMasked = masked * 2 <= units;
    const few = drawsMasked ? target : context;
    const many = drawsMasked ? context : target;
    for (let word = 0; word < length; word++) {
      words[few + word] = 0;
      words[many + word] = present[at + word]!;
    }
    stream.seed(root, index, -1);
    const drawn = drawsMasked ? masked : units - masked;
    for (let draw = 0; draw < drawn; draw++) {
      const other = draw + stream.below(units - draw);
      const unit = list[other]!;
      list[other] = list[draw]!;
      for (let one = unit * area; one < (unit + 1) * area; one++) {
        const patch = patches[one]!;
        const bit = words[many + (patch >>> 5)]! & (0x80000000 >>> (patch & 31));
        words[few + (patch >>> 5)]! |= bit;
        words[many + (patch >>> 5)]! &= ~bit;
      }
    }
    phases[sample] = stream.next();
  };
};
