import {
  type ByLayout,
  byLayout,
  contextShape,
  type Geometry,
  type Layout,
  levelOf,
  type MaskSet,
  type Tensor,
  targetsShape,
} from '@jepa-masks/core';
import { takeBytes } from './buffers.js';
import { byteBrush } from './byte-brush.js';
import { paintLevel } from './paint-level.js';
import { wordBrush } from './word-brush.js';

/** Booleans, one byte a patch: 1 means "use this patch". */
export type BooleanMasks = MaskSet<Tensor<Uint8Array>>;

const wordsOf = ({ buffer, byteOffset, length }: Uint8Array): Int32Array =>
  new Int32Array(buffer, byteOffset, length >> 2);

/**
 * Boolean masks, one byte a patch: context [B, N] (or [B, C, N]) and targets
 * [B, M, N]; once, or for each level of a hierarchical geometry.
 *
 * @param into an earlier result, whose buffers are overwritten where they are long enough
 */
export const booleans = <L extends Layout>(
  geometry: Geometry<L>,
  into?: ByLayout<L, BooleanMasks>,
): ByLayout<L, BooleanMasks> => {
  const { count, contexts, targets, grid } = geometry;
  return byLayout(geometry, (level) => {
    const { patches } = grid;
    const earlier = into === undefined ? undefined : levelOf<L, BooleanMasks>(geometry.layout, into, level);
    const context = takeBytes(earlier?.context, count * contexts * patches).fill(0);
    const target = takeBytes(earlier?.targets, count * targets * patches).fill(0);
    if (((patches | context.byteOffset | target.byteOffset) & 3) === 0) {
      paintLevel(geometry, level, patches, wordBrush, wordsOf(context), wordsOf(target));
    } else {
      paintLevel(geometry, level, patches, byteBrush, context, target);
    }
    return {
      context: { data: context, shape: contextShape(geometry, patches) },
      targets: { data: target, shape: targetsShape(geometry, patches) },
    };
  });
};
