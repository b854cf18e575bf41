import { countSet } from '../../geometry/count-bits.js';
import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { PatchDraw } from '../../patches/patch-draw.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { RunningCellPart } from './running-cell-part.js';
import { RunningFrames } from './running-frames.js';

/** The places of every cell as patches of a frame, cell after cell; `none` for a place that the edge cuts off. */
const placesOf = ({ grid, cellRows, cellColumns }: RunningCellPart, none: number): Int32Array => {
  const { rows, columns } = grid;
  const places: Array<number> = [];
  for (let top = 0; top < rows; top += cellRows) {
    for (let left = 0; left < columns; left += cellColumns) {
      for (let one = 0; one < cellRows * cellColumns; one++) {
        const row = top + Math.floor(one / cellColumns);
        const column = left + (one % cellColumns);
        places.push(row < rows && column < columns ? row * columns + column : none);
      }
    }
  }
  return Int32Array.from(places);
};

/** The patches of cut cells over the whole clip. */
const patchesOfCut = ({ grid, cellRows, cellColumns }: RunningCellPart): Uint32Array => {
  const { rows, columns } = grid;
  const words = new Uint32Array(wordsPerMask(grid.patches));
  const lastRow = rows - (rows % cellRows);
  const lastColumn = columns - (columns % cellColumns);
  for (let patch = 0; patch < grid.patches; patch++) {
    const row = Math.floor(patch / columns) % rows;
    const isCut = row >= lastRow || patch % columns >= lastColumn;
    if (isCut) words[patch >>> 5]! |= 0x80000000 >>> (patch & 31);
  }
  return words;
};

/**
 * Every cell gets a random order of its places (Fisher and Yates). At time step
 * t it keeps places t to t + keep − 1 of it, round and round. Cells that the edge
 * cuts off have places without a patch; what they keep together over the clip is
 * then brought to its number, by patches drawn from all of theirs.
 */
export const runningCellSampler = (plan: Plan<'', RunningCellPart>): Sampler => {
  const [part] = plan.parts;
  const { grid, cellRows, cellColumns, keptOfCut } = part;
  const area = cellRows * cellColumns;
  const whole = new RunningFrames(part);
  const cut = new RunningFrames(part);
  const places = placesOf(part, whole.none);
  const cells = places.length / area;
  const length = wordsPerMask(grid.patches);
  const all = allPatches(grid.patches);
  const isCut = Array.from({ length: cells }, (_, cell) =>
    places.subarray(cell * area, (cell + 1) * area).includes(whole.none),
  );
  const hasCut = isCut.includes(true);
  const stream = new Stream();
  const draw = new PatchDraw(grid.patches);
  const order = new Int32Array(area);
  const allOfCut = patchesOfCut(part);
  /** What cut cells keep, and what they mask, one after the other. */
  const ofCut = new Uint32Array(2 * length);

  const settleCut = (): void => {
    const clip = cut.clip();
    for (let word = 0; word < length; word++) {
      ofCut[word] = clip[word]!;
      ofCut[length + word] = allOfCut[word]! & ~clip[word]!;
    }
    const kept = countSet(ofCut, 0, length);
    if (kept > keptOfCut) draw.move(ofCut, 0, length, kept - keptOfCut, stream);
    else draw.move(ofCut, length, 0, keptOfCut - kept, stream);
  };

  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * 2 * length;
    const target = context + length;
    whole.clear();
    if (hasCut) cut.clear();
    stream.seed(root, index, -1);
    for (let cell = 0; cell < cells; cell++) {
      for (let one = 0; one < area; one++) order[one] = places[cell * area + one]!;
      const frames = isCut[cell] ? cut : whole;
      for (let last = area - 1; last > 0; last--) {
        const other = stream.below(last + 1);
        frames.add(last, order[other]!);
        order[other] = order[last]!;
      }
      frames.add(0, order[0]!);
    }
    if (hasCut) settleCut();
    const clip = whole.clip();
    for (let word = 0; word < length; word++) {
      const kept = clip[word]! | ofCut[word]!;
      words[context + word] = kept;
      words[target + word] = all[word]! & ~kept;
    }
    phases[sample] = stream.next();
  };
};
