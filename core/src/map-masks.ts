import type { MaskSet } from './backend.js';
import { type ByLayout, byLayout, levelOf } from './by-layout.js';
import type { Geometry } from './geometry.js';
import type { Layout } from './plan.js';

/** Masks of a geometry in another form: each tensor, context and targets, of the only level or of each. */
export const mapMasks = <L extends Layout, A, B>(
  geometry: Geometry<L>,
  masks: ByLayout<L, MaskSet<A>>,
  map: (tensor: A) => B,
): ByLayout<L, MaskSet<B>> =>
  byLayout(geometry, (level) => {
    const { context, targets } = levelOf<L, MaskSet<A>>(geometry.layout, masks, level);
    return { context: map(context), targets: map(targets) };
  });
