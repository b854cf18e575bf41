import type { PatchPart } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { writeComplement } from '../../patches/complement.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { RandomPart } from './random-part.js';

/** The patches of every unit as words with bits, one unit after another. */
interface UnitWords {
  /** Where a unit begins, and one more: where the last ends. */
  readonly starts: Int32Array;
  /** The number of a word, which bits of it, the number of the next one … */
  readonly words: Int32Array;
}

const wordsOfUnits = ({ grid, unitRows, unitColumns, units }: RandomPart): UnitWords => {
  const across = grid.columns / unitColumns;
  const starts = [0];
  const words: Array<number> = [];
  for (let unit = 0; unit < units; unit++) {
    const masks = new Map<number, number>();
    for (let one = 0; one < unitRows * unitColumns; one++) {
      const row = Math.floor(unit / across) * unitRows + Math.floor(one / unitColumns);
      const patch = row * grid.columns + (unit % across) * unitColumns + (one % unitColumns);
      masks.set(patch >>> 5, (masks.get(patch >>> 5) ?? 0) | (0x80000000 >>> (patch & 31)));
    }
    words.push(...[...masks].flat());
    starts.push(words.length);
  }
  return { starts: Int32Array.from(starts), words: Int32Array.from(words) };
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
  const { starts, words: ofUnits } = wordsOfUnits(part);
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
    for (let word = 0; word < length; word++) words[few + word] = 0;
    stream.seed(root, index, -1);
    order.set(inOrder);
    for (let draw = 0; draw < drawn; draw++) {
      const at = draw + stream.below(units - draw);
      const unit = order[at]!;
      order[at] = order[draw]!;
      const end = starts[unit + 1]!;
      let one = starts[unit]!;
      do {
        words[few + ofUnits[one]!]! |= ofUnits[one + 1]!;
        one += 2;
      } while (one < end);
    }
    writeComplement(words, few, many, all);
    phases[sample] = stream.next();
  };
};
