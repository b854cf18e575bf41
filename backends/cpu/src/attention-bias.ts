import {
  type ByLayout,
  byLayout,
  type Geometry,
  type Layout,
  levelOf,
  type MaskSet,
  type Tensor,
} from '@jepa-masks/core';
import { type BooleanMasks, booleans } from './booleans.js';

/** What is added to attention scores: 0 for a patch that is used, −∞ for one that is not. */
export type BiasMasks = MaskSet<Tensor<Float32Array>>;

const biasOf = ({ data, shape }: Tensor<Uint8Array>): Tensor<Float32Array> => ({
  data: Float32Array.from(data, (used) => (used === 1 ? 0 : Number.NEGATIVE_INFINITY)),
  shape,
});

/**
 * Additive attention bias, float32: context [B, N] (or [B, C, N]) and targets
 * [B, M, N]; once, or for each level.
 */
export const attentionBias = <L extends Layout>(geometry: Geometry<L>): ByLayout<L, BiasMasks> => {
  const painted = booleans(geometry);
  return byLayout(geometry, (level) => {
    const { context, targets } = levelOf<L, BooleanMasks>(geometry.layout, painted, level);
    return { context: biasOf(context), targets: biasOf(targets) };
  });
};
