import type { MaskSet } from './backend.js';
import { type ByLayout, mapLevels } from './by-layout.js';
import type { Geometry, Layout } from './geometry.js';

/** Masks of a geometry in another form: each tensor, context and targets, of the only level or of each. */
export const mapMasks = <L extends Layout, A, B>(
  geometry: Geometry<L>,
  masks: ByLayout<L, MaskSet<A>>,
  map: (tensor: A) => B,
): ByLayout<L, MaskSet<B>> =>
  mapLevels<L, MaskSet<A>, MaskSet<B>>(geometry, masks, ({ context, targets }) => ({
    context: map(context),
    targets: map(targets),
  }));
