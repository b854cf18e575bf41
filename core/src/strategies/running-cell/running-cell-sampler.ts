import { countSet } from '../../geometry/count-bits.js';
import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { writeComplement } from '../../patches/complement.js';
import { PatchDraw } from '../../patches/patch-draw.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { RunningCellPart } from './running-cell-part.js';

/** The places of every cell as patches of a frame, cell after cell; −1 for a place that the edge cuts off. */
const placesOf = ({ grid, cellRows, cellColumns }: RunningCellPart): Int32Array => {
  const { rows, columns } = grid;
  const places: Array<number> = [];
  for (let top = 0; top < rows; top += cellRows) {
    for (let left = 0; left < columns; left += cellColumns) {
      for (let one = 0; one < cellRows * cellColumns; one++) {
        const row = top + Math.floor(one / cellColumns);
        const column = left + (one % cellColumns);
        places.push(row < rows && column < columns ? row * columns + column : -1);
      }
    }
  }
  return Int32Array.from(places);
};

/**
 * Every cell gets a random order of its places (Fisher and Yates). At time step
 * t it keeps places t to t + keep − 1 of it, round and round. Cells that the edge
 * cuts off have places without a patch; what they keep together over the clip is
 * then brought to its number, by patches drawn from all of theirs.
 */
export const runningCellSampler = (plan: Plan<'', RunningCellPart>): Sampler => {
  const [part] = plan.parts;
  const { grid, cellRows, cellColumns, keep, keptOfCut } = part;
  const area = cellRows * cellColumns;
  const places = placesOf(part);
  const cells = places.length / area;
  const plane = grid.rows * grid.columns;
  const length = wordsPerMask(grid.patches);
  const all = allPatches(grid.patches);
  const isCut = Array.from({ length: cells }, (_, cell) =>
    places.subarray(cell * area, (cell + 1) * area).includes(-1),
  );
  const hasCut = isCut.includes(true);
  const stream = new Stream();
  const draw = new PatchDraw(grid.patches);
  const order = new Int32Array(area);
  /** What cut cells keep, and what they mask, one after the other. */
  const ofCut = new Uint32Array(2 * length);

  /** Sets places `from` to `to` − 1 of the order at each step, moved on by one from step to step. */
  const setCell = (words: Uint32Array, at: number, from: number, to: number): void => {
    let start = from;
    for (let first = 0; first < grid.patches; first += plane) {
      let one = start;
      for (let count = from; count < to; count++) {
        const place = order[one]!;
        const patch = first + place;
        if (place >= 0) words[at + (patch >>> 5)]! |= 0x80000000 >>> (patch & 31);
        if (++one === area) one = 0;
      }
      if (++start === area) start = 0;
    }
  };

  const settleCut = (): void => {
    const kept = countSet(ofCut, 0, length);
    if (kept > keptOfCut) draw.move(ofCut, 0, length, kept - keptOfCut, stream);
    else draw.move(ofCut, length, 0, keptOfCut - kept, stream);
  };

  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * 2 * length;
    for (let word = 0; word < length; word++) words[context + word] = 0;
    if (hasCut) ofCut.fill(0);
    stream.seed(root, index, -1);
    for (let cell = 0; cell < cells; cell++) {
      for (let one = 0; one < area; one++) order[one] = places[cell * area + one]!;
      for (let last = area - 1; last > 0; last--) {
        const other = stream.below(last + 1);
        const place = order[other]!;
        order[other] = order[last]!;
        order[last] = place;
      }
      if (isCut[cell]) {
        setCell(ofCut, 0, 0, keep);
        setCell(ofCut, length, keep, area);
      } else setCell(words, context, 0, keep);
    }
    if (hasCut) {
      settleCut();
      for (let word = 0; word < length; word++) words[context + word]! |= ofCut[word]!;
    }
    writeComplement(words, context, context + length, all);
    phases[sample] = stream.next();
  };
};
