import type { Grid } from '../grid/grid.js';
import { gridOfSample, type Part, wordsPerMask } from './part.js';
import { patchWords } from './patch-words.js';

/** Farther than any patch is from another. */
const NOWHERE = 1_099_511_627_776;

/** The greatest that an element holds: of rows longer than 46,341 tokens alone. */
const MOST = 2_147_483_647;

/** What lines of a grid are passed with. */
interface Line {
  /** A line as it was. */
  readonly before: Float64Array;
  /** Places whose parabolas are lowest somewhere, and from where on. */
  readonly places: Int32Array;
  readonly from: Int32Array;
}

/** Squares of distances along columns, from scans to and fro: 0 at a patch of the union. */
const alongColumns = (union: Uint32Array, { patches, columns }: Grid, squares: Float64Array): void => {
  for (let start = 0; start < patches; start += columns) {
    let last = -Infinity;
    for (let patch = start; patch < start + columns; patch++) {
      if ((union[patch >>> 5]! & (0x80000000 >>> (patch & 31))) !== 0) last = patch;
      squares[patch] = Math.min(NOWHERE, (patch - last) * (patch - last));
    }
    last = Infinity;
    for (let patch = start + columns - 1; patch >= start; patch--) {
      if (squares[patch] === 0) last = patch;
      squares[patch] = Math.min(squares[patch]!, (last - patch) * (last - patch));
    }
  }
};

/**
 * Along one more axis: of the parabolas over the places of a line the lowest at each
 * place (Meijster, Roerdink and Hesselink, "A general algorithm for computing
 * distance transforms in linear time", 2000, section 3). Every step is a whole number.
 */
const alongLine = (
  squares: Float64Array,
  start: number,
  stride: number,
  length: number,
  { before, places, from }: Line,
): void => {
  for (let at = 0; at < length; at++) before[at] = squares[start + at * stride]!;
  const height = (at: number, place: number): number => (at - place) * (at - place) + before[place]!;
  let top = 0;
  places[0] = 0;
  from[0] = 0;
  for (let place = 1; place < length; place++) {
    while (top >= 0 && height(from[top]!, places[top]!) > height(from[top]!, place)) top--;
    if (top < 0) {
      top = 0;
      places[0] = place;
      continue;
    }
    const other = places[top]!;
    const apart = place * place - other * other + before[place]! - before[other]!;
    const meet = 1 + Math.floor(apart / (2 * (place - other)));
    if (meet >= length) continue;
    top++;
    places[top] = place;
    from[top] = meet;
  }
  for (let at = length - 1; at >= 0; at--) {
    squares[start + at * stride] = height(at, places[top]!);
    if (at === from[top]) top--;
  }
};

/** Squares of the distances of all patches of a grid to the nearest of the union, which has one. */
const transform = (union: Uint32Array, grid: Grid, squares: Float64Array, line: Line): void => {
  const { frames, rows, columns, patches } = grid;
  const plane = rows * columns;
  alongColumns(union, grid, squares);
  for (let frame = 0; frame < frames && rows > 1; frame++) {
    for (let column = 0; column < columns; column++) {
      alongLine(squares, frame * plane + column, columns, rows, line);
    }
  }
  for (let patch = 0; patch < plane && frames > 1; patch++) alongLine(squares, patch, plane, frames, line);
  for (let patch = 0; patch < patches; patch++) squares[patch] = Math.min(MOST, squares[patch]!);
};

/**
 * How far every context patch is from the nearest patch of any target of its
 * sample and part: the square of the Euclidean distance, in patches (time steps,
 * rows, columns alike), which is a whole number. V-JEPA 2.1 weighs the loss of a
 * context patch by the distance to the power −1/2, so by this to the power −1/4
 * (`compute_mask_distance` of its code).
 *
 * It is a distance transform: its time grows with the patches, not with pairs of them.
 *
 * @returns [B, C, N]; 0 for a patch that the context has not, −1 for one that it
 *   has where there is no target, at most 2³¹ − 1
 */
export const targetDistances = (part: Part): Int32Array => {
  const { count, contexts, targets, grid } = part;
  const words = patchWords(part);
  const length = wordsPerMask(grid.patches);
  const distances = new Int32Array(count * contexts * grid.patches);
  const union = new Uint32Array(length);
  const squares = new Float64Array(grid.patches);
  const side = grid.patches;
  const line: Line = {
    before: new Float64Array(side),
    places: new Int32Array(side),
    from: new Int32Array(side),
  };
  for (let sample = 0; sample < count; sample++) {
    const first = sample * (contexts + targets) * length;
    let any = 0;
    for (let word = 0; word < length; word++) {
      let bits = 0;
      for (let mask = contexts; mask < contexts + targets; mask++)
        bits |= words[first + mask * length + word]!;
      union[word] = bits;
      any |= bits;
    }
    if (any === 0) squares.fill(-1);
    else transform(union, gridOfSample(part, sample), squares, line);
    for (let context = 0; context < contexts; context++) {
      const at = first + context * length;
      const to = (sample * contexts + context) * grid.patches;
      for (let word = 0; word < length; word++) {
        for (let rest = words[at + word]!; rest !== 0; ) {
          const bit = Math.clz32(rest);
          const patch = word * 32 + bit;
          distances[to + patch] = squares[patch]!;
          rest ^= 0x80000000 >>> bit;
        }
      }
    }
  }
  return distances;
};
