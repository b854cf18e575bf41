import { NOWHERE, type Piece } from './pieces.js';

/**
 * How large an empty rectangle must be for so many targets, and a piece for the
 * context or none, to fit in it so that straight cuts take them apart: two parts
 * lie beside each other or share the height between them, and each part is cut
 * the same way.
 */
export class CutSizes {
  /** The least width of each height: a row for each number of targets, without and with the context's piece. */
  readonly widths: Int32Array;
  /** The same seen the other way: the least height of each width. */
  readonly heights: Int32Array;
  /** Numbers in a row of `widths`, and in one of `heights`. */
  readonly widthsStride: number;
  readonly heightsStride: number;
  /** Patches that a target has at least, and what keeps a context its minimum. */
  readonly #patches: readonly [target: number, context: number];

  /**
   * @param target what a target is
   * @param context what keeps a context its minimum
   * @param targets the most that will be asked for
   */
  constructor(rows: number, columns: number, target: Piece, context: Piece, targets: number) {
    // Parts that share the shorter way are the quicker ones to try.
    const turned = columns < rows;
    const alone = (piece: Piece): Int32Array => (turned ? piece.heights : piece.widths);
    const byShort: Array<Int32Array> = [];
    for (let row = 0; row <= targets * 2 + 1; row++) {
      byShort.push(leastFor(byShort, row >> 1, row & 1, alone(target), alone(context)));
    }
    const byLong = byShort.map((sizes) => inverted(sizes, Math.max(rows, columns)));
    this.#patches = [leastPatches(target), leastPatches(context)];
    this.widthsStride = rows + 1;
    this.heightsStride = columns + 1;
    this.widths = flat(turned ? byLong : byShort, this.widthsStride);
    this.heights = flat(turned ? byShort : byLong, this.heightsStride);
  }

  /** Patches that so many targets and contexts' pieces have together, at least. */
  patchesOf(targets: number, contexts: number): number {
    return targets * this.#patches[0] + contexts * this.#patches[1];
  }

  /** Whether an empty rectangle holds so many targets and contexts' pieces, none or one. */
  holds(targets: number, contexts: number, height: number, width: number): boolean {
    return this.widths[(targets * 2 + contexts) * this.widthsStride + height]! <= width;
  }
}

const leastPatches = ({ widths }: Piece): number =>
  widths.reduce((least, width, height) => Math.min(least, height > 0 ? height * width : least), NOWHERE);

const flat = (rows: ReadonlyArray<Int32Array>, stride: number): Int32Array => {
  const all = new Int32Array(rows.length * stride);
  rows.forEach((row, index) => {
    all.set(row, index * stride);
  });
  return all;
};

/** The least long side by short side, from those of fewer. */
const leastFor = (
  fewer: ReadonlyArray<Int32Array>,
  targets: number,
  contexts: number,
  target: Int32Array,
  context: Int32Array,
): Int32Array => {
  if (targets + contexts === 0) return new Int32Array(target.length);
  if (targets + contexts === 1) return targets === 1 ? target : context;
  const least = new Int32Array(target.length).fill(NOWHERE);
  // One part has the context's piece, if there is one; else it may as well be the smaller part.
  const most = contexts === 1 ? targets - 1 : targets >> 1;
  for (let part = 1 - contexts; part <= most; part++) {
    const one = fewer[part * 2 + contexts]!;
    const other = fewer[(targets - part) * 2]!;
    for (let side = 1; side < least.length; side++) {
      least[side] = Math.min(least[side]!, one[side]! + other[side]!, sharing(one, other, side));
    }
  }
  return least;
};

/**
 * The least long side if two parts share the short one between them. As the
 * share of one grows, what it needs falls and what the other needs rises: the
 * least is where they cross.
 */
const sharing = (one: Int32Array, other: Int32Array, side: number): number => {
  let low = 0;
  let high = side;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (one[middle]! <= other[side - middle]!) high = middle;
    else low = middle;
  }
  return Math.min(Math.max(one[low]!, other[side - low]!), Math.max(one[high]!, other[side - high]!));
};

/** The least short side by long side, up to `longest`, from the least long side by short side. */
const inverted = (sizes: Int32Array, longest: number): Int32Array => {
  const least = new Int32Array(longest + 1).fill(NOWHERE);
  let until = longest + 1;
  for (let side = 0; side < sizes.length; side++) {
    const from = Math.max(0, sizes[side]!);
    if (from < until) {
      least.fill(side, from, until);
      until = from;
    }
  }
  return least;
};
