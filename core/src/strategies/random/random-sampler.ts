import type { PatchPart } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { RandomPart } from './random-part.js';

/** The patches of every unit, one unit after another. */
const patchesOfUnits = ({ grid, unitRows, unitColumns, units }: RandomPart): Int32Array => {
  const across = grid.columns / unitColumns;
  const area = unitRows * unitColumns;
  return Int32Array.from({ length: units * area }, (_, at) => {
    const unit = Math.floor(at / area);
    const row = Math.floor(unit / across) * unitRows + Math.floor((at % area) / unitColumns);
    return row * grid.columns + (unit % across) * unitColumns + (at % unitColumns);
  });
};

/**
 * Draws subsets of so many units, each as likely: the first steps of a shuffle
 * (Fisher and Yates, from the front), of the masked units or of the kept ones,
 * whichever are fewer.
 */
export const randomSampler = (plan: Plan<'', RandomPart>): Sampler => {
  const [part] = plan.parts;
  const { units, maskedUnits, grid } = part;
  const stream = new Stream();
  const patches = patchesOfUnits(part);
  const area = patches.length / units;
  const all = allPatches(grid.patches);
  const length = all.length;
  const inOrder = Int32Array.from({ length: units }, (_, unit) => unit);
  const order = new Int32Array(units);
  const drawsMasked = maskedUnits * 2 <= units;
  const drawn = drawsMasked ? maskedUnits : units - maskedUnits;
  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * 2 * length;
    const few = drawsMasked ? context + length : context;
    const many = drawsMasked ? context : context + length;
    for (let word = 0; word < length; word++) {
      words[few + word] = 0;
      words[many + word] = all[word]!;
    }
    stream.seed(root, index, -1);
    order.set(inOrder);
    for (let draw = 0; draw < drawn; draw++) {
      const at = draw + stream.below(units - draw);
      const unit = order[at]!;
      order[at] = order[draw]!;
      for (let one = unit * area; one < (unit + 1) * area; one++) {
        const patch = patches[one]!;
        const bit = 0x80000000 >>> (patch & 31);
        words[few + (patch >>> 5)]! |= bit;
        words[many + (patch >>> 5)]! &= ~bit;
      }
    }
    phases[sample] = stream.next();
  };
};
