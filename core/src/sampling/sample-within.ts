import { unwrap } from '../config/errors.js';
import { countSet } from '../geometry/count-bits.js';
import type { Geometry } from '../geometry/geometry.js';
import { type GeometryBuffers, newPartsWithin } from '../geometry/new-parts.js';
import { type PartWithin, wordsPerMask } from '../geometry/part.js';
import type { BatchRequest } from '../keys/sample-request.js';
import { bringWithin } from '../patches/bring-within.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedPart } from '../plan/planned-part.js';
import type { HandedIn } from '../plan/strategy.js';
import { samplerWithinOf } from '../plan/with-sampler.js';
import { drawingOf } from './drawing.js';
import { checkPresence, type Presence, packPresence } from './presence.js';
import { hasNone, type Lacking, type TooFew, tooFewOf } from './too-few.js';

/** Names samples of which not all patches are present. */
export interface RequestWithin<P extends string = string> extends BatchRequest {
  /** Which patches there are: [B, N], 1 for one that is present, 0 for one that is not; or one for each part. */
  readonly present: Presence<P>;
}

/** Masks of a batch of which not all patches are present. */
export interface GeometryWithin<P extends string = string> extends Geometry<P> {
  /** Its parts say which patches are present: their masks are sets of patches, whatever the plan says. */
  readonly parts: readonly [PartWithin<P>, ...ReadonlyArray<PartWithin<P>>];
  /**
   * Samples that have too few patches for all their masks, part by part, in their
   * order: masks of theirs have none. Empty if all masks of all samples have one.
   */
  readonly tooFew: ReadonlyArray<TooFew<P>>;
}

/** Writes how many patches of each part of a sample are present; whether these are all. */
const countPresent = (parts: ReadonlyArray<PartWithin>, sample: number, sizes: Int32Array): boolean => {
  let isWhole = true;
  for (let at = 0; at < parts.length; at++) {
    const { present, grid } = parts[at]!;
    const length = wordsPerMask(grid.patches);
    sizes[at] = countSet(present, sample * length, length);
    isWhole &&= sizes[at] === grid.patches;
  }
  return isWhole;
};

const NOTHING: Lacking = { context: false, target: false };

/** Parts that share a budget may each have none of it, but not all of them. */
const lackingOf = ({ together }: Plan, parts: ReadonlyArray<PartWithin>, sample: number): Lacking =>
  together === undefined
    ? NOTHING
    : {
        context: together.context.min > 0 && hasNone(parts, sample, 'context'),
        target: together.target.min > 0 && hasNone(parts, sample, 'target'),
      };

/** Parts for a batch, whose masks are sets of patches, with what is present of each. */
const partsWithin = <P extends string>(
  planned: ReadonlyArray<PlannedPart<P>>,
  present: ReadonlyArray<Uint8Array>,
  count: number,
  into: GeometryBuffers | undefined,
): ReadonlyArray<PartWithin<P>> => {
  const parts = newPartsWithin(planned, count, into);
  parts.forEach((part, index) => {
    packPresence(present[index]!, part.grid.patches, part.present);
  });
  return parts;
};

/**
 * The geometry of samples of which not all patches are present: padded sequences,
 * clips that end early, views that lack a part. What is absent is in no mask.
 * Masks are sets of patches; samples that have too few patches for all their masks
 * are told in `tooFew`. A sample's masks follow from its key and from what is
 * present of it, whatever else is in the batch; where all is present they are those
 * of `sampleBatch`.
 *
 * @param plan from a strategy's `plan`, or from `readPlan`
 * @param request seed, step, first index and count; `present`; `scores` for masks that follow them
 * @param into an earlier geometry of this kind, which is overwritten; fresh arrays if absent
 * @throws InvalidConfigError if the request is malformed,
 *   TypeError if `plan` is none, or a copy not read, or `into` has no such arrays,
 *   RangeError if one is too short; nothing is written then
 *
 * @example
 * ```ts
 * import { random, sampleWithin, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const plan = unwrap(random.plan({ inputSize: 4, patchSize: 1, maskRatio: 0.5 }));
 * const present = Uint8Array.from({ length: 16 }, (_, patch) => (patch < 6 ? 1 : 0));
 * const { targets } = cpu.indices(sampleWithin(plan, { seed: 42, count: 1, present }));
 * console.log(targets.indices.length, targets.indices.every((patch) => patch < 6)); // 3 true
 * ```
 */
export const sampleWithin = <P extends string>(
  plan: Plan<P>,
  request: RequestWithin<P> & HandedIn,
  into?: GeometryBuffers,
): GeometryWithin<P> => {
  const { sampler, root, handedIn, first, count } = drawingOf(plan, request);
  const parts = partsWithin<P>(
    plan.parts,
    unwrap(checkPresence(plan.parts, count, request.present)),
    count,
    into,
  );
  const draw = (samplerWithinOf(plan) ?? bringWithin(plan, sampler))(root, handedIn);
  const tooFew: Array<TooFew<P>> = [];
  const sizes = new Int32Array(parts.length);
  for (let sample = 0; sample < count; sample++) {
    const isWhole = countPresent(parts, sample, sizes);
    draw(first + sample, sample, parts);
    if (isWhole) continue;
    const lacking = lackingOf(plan, parts, sample);
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at]!;
      const size = sizes[at]!;
      // Parts that share a budget lack what others lack.
      if (size === part.grid.patches && plan.together === undefined) continue;
      const told = tooFewOf(part, plan.parts[at]!.guarantees, sample, first + sample, size, lacking);
      if (told !== undefined) tooFew.push(told);
    }
  }
  return { count, parts: parts as unknown as GeometryWithin<P>['parts'], tooFew };
};
