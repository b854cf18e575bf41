import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import { formatValue } from '../../config/errors.js';
import type { Range } from '../../config/field.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { refuseSide } from '../../patches/refuse-side.js';
import { fittingRatios } from './fitting-ratios.js';
import type { InverseBlockPart } from './inverse-block-part.js';

/** What of the parameters says how large blocks are. */
export interface GivenSizes {
  readonly blocks: number;
  readonly aspectRatioRange: Range | null;
  readonly blockSide: number | null;
}

/** A field that says something else than the side of a square does, and what it may say beside it. */
const refuseBeside = (field: keyof GivenSizes, given: unknown, only: unknown): Refusal => {
  const accepted = `${formatValue(only)} beside blockSide, whose squares are drawn until enough is kept`;
  return {
    cause: field,
    changes: () => [{ [field]: only }],
    error: (change) => ({
      code: 'out_of_range',
      path: [field],
      given,
      accepted,
      message: `is ${formatValue(given)}; give ${accepted}`,
      ...(change === undefined ? {} : { suggestion: change }),
    }),
  };
};

const isOfSquares = ([low, high]: Range): boolean => low === 1 && high === 1;

/** The area of blocks and the range of their aspect ratios, or why there are none such. */
export const blockSizes = (
  { blocks, aspectRatioRange, blockSide }: GivenSizes,
  kept: number,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Pick<InverseBlockPart, 'blockPatches' | 'aspectRatioRange'>> => {
  if (blockSide === null) {
    const blockPatches = Math.ceil(kept / blocks);
    const ratios = fittingRatios(aspectRatioRange, blockPatches, grid);
    return isLeft(ratios) ? ratios : right({ blockPatches, aspectRatioRange: ratios.right });
  }
  if (blocks > 1) return left([refuseBeside('blocks', blocks, 1)]);
  if (aspectRatioRange !== null && !isOfSquares(aspectRatioRange)) {
    return left([refuseBeside('aspectRatioRange', aspectRatioRange, [1, 1])]);
  }
  if (blockSide > Math.min(grid.rows, grid.columns)) return left([refuseSide('blockSide', blockSide, grid)]);
  return right({ blockPatches: blockSide * blockSide, aspectRatioRange: [1, 1] });
};
