import type { MaskSet } from './backend.js';
import { type ByPart, mapParts } from './by-part.js';
import type { Geometry } from './geometry.js';

/** Masks of a geometry in another form: each tensor, context and targets, of the only level or of each. */
export const mapMasks = <P extends string, A, B>(
  geometry: Geometry<P>,
  masks: ByPart<P, MaskSet<A>>,
  map: (tensor: A) => B,
): ByPart<P, MaskSet<B>> =>
  mapParts<P, MaskSet<A>, MaskSet<B>>(geometry.parts, masks, ({ context, targets }) => ({
    context: map(context),
    targets: map(targets),
  }));
