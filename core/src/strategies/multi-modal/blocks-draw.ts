import type { Range } from '../../config/field.js';
import { countSet } from '../../geometry/count-bits.js';
import { wordsPerMask } from '../../geometry/part.js';
import type { Grid } from '../../grid/grid.js';
import { BlockUnion } from '../../patches/block-union.js';
import { drawUnion } from '../../patches/draw-union.js';
import { PatchDraw } from '../../patches/patch-draw.js';
import { DrawnSides } from '../block-wise/drawn-sides.js';
import { drawRest, writeRest } from './rest-draw.js';
import type { TokenDraw } from './token-draw.js';

/** Width / height of a block, log-uniform, as `block_wise` has it. */
const ASPECT_RATIO: Range = [0.3, 3.3333];

/**
 * The target is a union of blocks, as `block_wise` draws them, of exactly so many
 * patches. Where patches are absent, the union is drawn of as large a share of the
 * image, and what it has too many or too few of those that are there is drawn by lot.
 */
export const blocksDraw = (grid: Grid, minBlockPatches: number): TokenDraw => {
  const { patches } = grid;
  const length = wordsPerMask(patches);
  const union = new BlockUnion(grid, false);
  const sides = new DrawnSides({ grid, minBlockPatches, aspectRatioRange: ASPECT_RATIO });
  const draw = new PatchDraw(patches);
  return (wanted, words, context, target, stream) => {
    const { source, from, size, target: masked } = wanted;
    const count = Math.floor((2 * masked * patches + size) / (2 * Math.max(1, size)));
    for (let word = 0; word < length; word++) words[target + word] = 0;
    drawUnion(words, target, count, union, sides, stream);
    for (let word = 0; word < length; word++) words[target + word]! &= source[from + word]!;
    const surplus = countSet(words, target, length) - masked;
    if (surplus > 0) draw.move(words, target, -1, surplus, stream);
    else if (surplus < 0) {
      // What is wanting comes from the rest, which `drawRest` writes anew.
      writeRest(wanted, words, context, target, length);
      draw.move(words, context, target, -surplus, stream);
    }
    drawRest(wanted, words, context, target, length, draw, stream);
  };
};
