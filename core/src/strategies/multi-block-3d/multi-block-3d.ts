import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { type MultiBlock3dParameters, multiBlock3dFields } from './parameters.js';
import { type GivenMask, type PlannedMask, planMask } from './plan-mask.js';
import { multiBlock3dPresets } from './presets.js';
import { refuseMask } from './refusals.js';
import type { VideoPart } from './video-part.js';
import { videoSampler } from './video-sampler.js';
import { videoWithinSampler } from './video-within.js';

type Given = Omit<MultiBlock3dParameters, 'parts'> & { readonly parts: ReadonlyArray<GivenMask> };

/** What the part of a mask is called. */
const nameOf = (masks: ReadonlyArray<GivenMask>, index: number): string =>
  masks[index]!.name ?? (masks.length === 1 ? '' : `mask_${index}`);

/** The masks as they were given, without what the plan is to compute. */
const asGiven = (masks: ReadonlyArray<GivenMask>) =>
  masks.map((mask) => Object.fromEntries(Object.entries(mask).filter(([, value]) => value !== null)));

const refuseNames = (masks: ReadonlyArray<GivenMask>): ReadonlyArray<Refusal> => {
  const names = masks.map((_, index) => nameOf(masks, index));
  const free = [...names, ''].map((_, index) => `mask_${index}`).find((name) => !names.includes(name))!;
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          refuseMask(
            { masks: asGiven(masks), index },
            {
              field: 'name',
              code: 'out_of_range',
              what: `is ${name}, as that of another mask is`,
              accepted: 'a name of its own',
              changes: [{ name: undefined }, { name: free }],
            },
          ),
        ],
  );
};

const planGiven = (given: Given, grid: Grid): Either<NonEmptyArray<Refusal>, Plan<string, VideoPart>> => {
  const { parts: masks } = given;
  if (grid.patches === 1) return left([refuseSinglePatch(grid, given.inputSize)]);
  const planned = masks.map((mask, index) =>
    planMask({ masks: asGiven(masks), index }, mask, nameOf(masks, index), grid),
  );
  const [first, ...rest] = [
    ...refuseNames(masks),
    ...planned.flatMap((one) => (isLeft(one) ? one.left : [])),
  ];
  if (first !== undefined) return left([first, ...rest]);
  const all = planned.flatMap((one) => (isLeft(one) ? [] : [one.right])) as [PlannedMask, ...PlannedMask[]];
  const [part, ...others] = all.map((one) => one.part) as [VideoPart, ...VideoPart[]];
  const parameters = { ...given, parts: Object.freeze(all.map(({ mask }) => mask)) };
  return right(frozenPlan<string, VideoPart>(multiBlock3d.name, parameters, [part, ...others]));
};

const plan = (config: Configuration<MultiBlock3dParameters>): Either<ConfigErrors, Plan<string, VideoPart>> =>
  planSettled<MultiBlock3dParameters, Given, Plan<string, VideoPart>>(multiBlock3d, config, planGiven);

/**
 * Boxes of a clip, whose union is the target, and a context that leaves them out
 * (V-JEPA, Bardes et al. 2024, section 3.2). By default a sample has two parts:
 * `short`, 8 boxes of 15 % of a frame, and `long`, 2 of 70 %, all through time.
 *
 * @example
 * ```ts
 * import { multiBlock3d, unwrap } from '@jepa-masks/core';
 *
 * const plan = unwrap(multiBlock3d.plan({ inputSize: 256, numFrames: 16 }));
 * console.log(plan.parts.map(({ name, guarantees }) => `${name} ${guarantees.context.min}`).join(', '));
 * // short 103, long 103
 * ```
 */
export const multiBlock3d: Strategy<MultiBlock3dParameters, string, VideoPart> = {
  name: 'multi_block_3d',
  summary: 'Boxes in space and time as target, and a context that leaves them out (V-JEPA, V-JEPA 2)',
  fields: multiBlock3dFields,
  presets: multiBlock3dPresets,
  plan,
  sampler: videoSampler,
  samplerWithin: videoWithinSampler,
};
