import {
  type ByLayout,
  byLayout,
  contextShape,
  type Geometry,
  type Layout,
  type MaskSet,
  type Tensor,
  targetsShape,
} from '@jepa-masks/core';
import { biasBrush } from './bias-brush.js';
import { paintLevel } from './paint-level.js';

/** What is added to attention scores: 0 for a patch that is used, −∞ for one that is not. */
export type BiasMasks = MaskSet<Tensor<Float32Array>>;

const UNUSED = Number.NEGATIVE_INFINITY;

/**
 * Additive attention bias, float32: context [B, N] (or [B, C, N]) and targets
 * [B, M, N]; once, or for each level.
 */
export const attentionBias = <L extends Layout>(geometry: Geometry<L>): ByLayout<L, BiasMasks> => {
  const { count, contexts, targets, grid } = geometry;
  return byLayout(geometry, (level) => {
    const { patches } = grid;
    const context = new Float32Array(count * contexts * patches).fill(UNUSED);
    const target = new Float32Array(count * targets * patches).fill(UNUSED);
    paintLevel(geometry, level, patches, biasBrush, context, target);
    return {
      context: { data: context, shape: contextShape(geometry, patches) },
      targets: { data: target, shape: targetsShape(geometry, patches) },
    };
  });
};
