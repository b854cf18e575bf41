import type { Completion } from './completion.js';
import type { Grid } from './grid.js';
import { BOTTOM, LEFT, RIGHT, type Side, TOP } from './room.js';

/** Further than any grid. */
const NEVER = 1 << 28;

const SIDES: ReadonlyArray<Side> = [TOP, BOTTOM, LEFT, RIGHT];

/**
 * Where in a row a block may stand so that one or two more fit on the grid: a
 * handful of distances from the grid's sides decides for every row.
 *
 * Each of the others lies on one side of the block, above it, say: one can if
 * the block is as far from the top as one reaches that lies as high as it can.
 * Two lie
 * - on one side, if the block leaves what two need there;
 * - on opposite sides, each as far out as it can be;
 * - or around a corner, say one above and one left. Then the left one is left of
 *   the other, and may as well be the leftmost there is, or the other is above
 *   it, and may as well be the highest there is.
 */
export class RowLimits {
  /** Of each side, how far one block reaches. */
  readonly reach: Int32Array = new Int32Array(4);
  /** Of the row asked after, how far from the left, or else from the right, a block has to be. */
  readonly limits: Int32Array = new Int32Array(4);
  readonly #grid: Grid;
  readonly #completion: Completion;
  /** Of each side, how far two blocks reach. */
  readonly #depth: Int32Array = new Int32Array(4);
  /** Of side b at 4 · a + b, how far a block reaches beyond the reach of side a. */
  readonly #beyond: Int32Array = new Int32Array(16);
  /** Rows for which the limits at hand hold. */
  #rows = 0;

  constructor(grid: Grid, completion: Completion) {
    this.#grid = grid;
    this.#completion = completion;
  }

  /** Finds what the obstacles at hand leave to `others` more blocks, one or two. */
  prepare(others: number): void {
    for (const side of SIDES) this.reach[side] = this.#reachBeyond(side, TOP, 0);
    // One alone is on a side or not, and around no corner.
    this.#depth.set(this.reach);
    this.#beyond.fill(NEVER);
    for (const side of others === 1 ? [] : SIDES) {
      this.#depth[side] = this.#depthOf(side);
      for (const other of SIDES) {
        this.#beyond[side * 4 + other] = this.#reachBeyond(other, side, this.reach[side]!);
      }
    }
  }

  /**
   * Finds the limits of a block of a height in row `top`.
   *
   * @returns for how many rows they hold
   */
  find(top: number, height: number): number {
    const { limits, reach } = this;
    this.#rows = NEVER;
    limits[LEFT] = this.#depth[LEFT]!;
    limits[RIGHT] = this.#depth[RIGHT]!;
    let onBoth = true;
    for (let side = TOP; side <= BOTTOM; side++) {
      const away = side === TOP ? top : this.#grid.rows - top - height;
      const reaches = this.#reaches(side, away, reach[side]!);
      onBoth &&= reaches;
      for (let other = LEFT; other <= RIGHT; other++) {
        if (reaches) limits[other] = Math.min(limits[other]!, this.#beyond[side * 4 + other]!);
        if (this.#reaches(side, away, this.#beyond[other * 4 + side]!)) {
          limits[other] = Math.min(limits[other]!, reach[other]!);
        }
      }
      if (this.#reaches(side, away, this.#depth[side]!)) limits[LEFT] = 0;
    }
    if (onBoth) limits[LEFT] = 0;
    return this.#rows;
  }

  /** Whether a block `away` from a side leaves `needed` there; and until which row that stays so. */
  #reaches(side: number, away: number, needed: number): boolean {
    const isEnough = away >= needed;
    if (side === TOP ? !isEnough : isEnough) {
      this.#rows = Math.min(this.#rows, side === TOP ? needed - away : away - needed + 1);
    }
    return isEnough;
  }

  /** How far from `side` a block reaches that keeps `away` from another side. */
  #reachBeyond(side: Side, other: Side, away: number): number {
    const { rows, columns } = this.#grid;
    return this.#completion.room.reach(
      side,
      other === TOP ? away : 0,
      other === LEFT ? away : 0,
      other === BOTTOM ? rows - away : rows,
      other === RIGHT ? columns - away : columns,
    );
  }

  /** How deep a strip along a side must be to hold two blocks; deeper than the grid if none does. */
  #depthOf(side: Side): number {
    const { rows, columns } = this.#grid;
    const { room } = this.#completion;
    let tooLittle = 0;
    let enough = (side <= BOTTOM ? rows : columns) + 1;
    while (enough - tooLittle > 1) {
      const depth = (tooLittle + enough) >> 1;
      const top = side === BOTTOM ? rows - depth : 0;
      const left = side === RIGHT ? columns - depth : 0;
      if (room.fits(2, top, left, side === TOP ? depth : rows, side === LEFT ? depth : columns))
        enough = depth;
      else tooLittle = depth;
    }
    return enough;
  }
}
