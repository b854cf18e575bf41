import type { ByPart, Geometry, MaskSet, Tensor } from '@jepa-masks/core';
import { byPart, contextShape, targetsShape } from '@jepa-masks/core/geometry';
import { biasBrush } from './bias-brush.js';
import { fillPatches } from './fill-patches.js';
import { paintBoxes } from './paint-boxes.js';

/** What is added to attention scores: 0 for a patch that is used, −∞ for one that is not. */
export type BiasMasks = MaskSet<Tensor<Float32Array>>;

const UNUSED = Number.NEGATIVE_INFINITY;

/**
 * Additive attention bias, float32: context [B, N] (or [B, C, N]) and targets
 * [B, M, N]; once, or for each part.
 */
export const attentionBias = <P extends string>(geometry: Geometry<P>): ByPart<P, BiasMasks> =>
  byPart(geometry, (part) => {
    const { count, contexts, targets, grid } = part;
    const { patches } = grid;
    const context = new Float32Array(count * contexts * patches).fill(UNUSED);
    const target = new Float32Array(count * targets * patches).fill(UNUSED);
    if (part.masks === 'boxes') paintBoxes(part, patches, biasBrush, context, target);
    else fillPatches(part, context, target, 0);
    return {
      context: { data: context, shape: contextShape(part, patches) },
      targets: { data: target, shape: targetsShape(part, patches) },
    };
  });
