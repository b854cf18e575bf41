import type { Grid, Plan } from '@jepa-masks/core';
import { isLevel } from '@jepa-masks/core/blocks';
import { hasAll, imageOf, inverted, type ReferenceArguments } from './reference-arguments.js';
import { clipOf, vjepaBlocks } from './vjepa-arguments.js';

/** The patches that our targets take together, roughly: what generators that take a number are asked for. */
const maskedBy = ({ parts: [part] }: Plan): number => {
  const { patches } = part.grid;
  const [low, high] = isLevel(part)
    ? part.ranges.targetScale.map((share) => share * part.targets * patches)
    : [part.guarantees.union.min, part.guarantees.union.max];
  return Math.min(patches - 1, Math.max(1, Math.round((low! + high!) / 2)));
};

const hjepa = ({ parameters, parts }: Plan): Readonly<Record<string, unknown>> => {
  // Where every level has its own ratios, those of the coarsest.
  const coarsest = parts.at(-1)!;
  return {
    input_size: imageOf(coarsest.grid),
    patch_size: coarsest.grid.patchSize,
    num_target_masks: parameters.numTargetMasks,
    aspect_ratio_range:
      parameters.aspectRatioRange ?? (isLevel(coarsest) ? coarsest.ranges.targetAspectRatio : undefined),
    max_attempts: parameters.maxAttempts,
  };
};

/** How each generator is asked for what a plan asks for: its arguments, and the parameters that they follow from. */
interface Translation {
  readonly from: ReadonlyArray<string>;
  readonly to: (plan: Plan, grid: Grid) => ReferenceArguments | ReadonlyArray<ReferenceArguments> | undefined;
}

const translations: Readonly<Record<string, Translation>> = {
  'hjepa-multi-block': {
    from: ['targetScale', 'contextScale', 'aspectRatioRange', 'numTargetMasks'],
    to: (plan) => ({
      config: {
        ...hjepa(plan),
        target_scale: plan.parameters.targetScale,
        context_scale: plan.parameters.contextScale,
      },
    }),
  },
  'hjepa-hierarchical': {
    from: ['numHierarchies', 'scaleProgression', 'baseScale', 'numTargetMasks'],
    to: (plan) => ({
      config: {
        ...hjepa(plan),
        num_hierarchies: plan.parameters.numHierarchies,
        scale_progression: plan.parameters.scaleProgression,
        base_scale: plan.parameters.baseScale,
      },
    }),
  },
  'ijepa-multi-block': {
    from: ['targetScale', 'contextScale', 'aspectRatioRange', 'numContextMasks', 'minContextPatches'],
    to: ({ parameters }, grid) => ({
      config: {
        input_size: imageOf(grid),
        patch_size: grid.patchSize,
        enc_mask_scale: parameters.contextScale,
        pred_mask_scale: parameters.targetScale,
        aspect_ratio: inverted(parameters.aspectRatioRange),
        nenc: parameters.numContextMasks,
        npred: parameters.numTargetMasks,
        min_keep: parameters.minContextPatches,
        allow_overlap: false,
      },
    }),
  },
  'vjepa-multi-block-3d': { from: [], to: vjepaBlocks },
  'vjepa-random-tube': {
    from: [],
    to: (plan, grid) => ({
      config: { ...clipOf(grid), ratio: maskedBy(plan) / grid.patches },
    }),
  },
  'mae-random': {
    from: [],
    to: (plan, { patches }) => ({
      config: { num_patches: patches, mask_ratio: maskedBy(plan) / patches },
    }),
  },
  'beit-blockwise': {
    from: [],
    to: (plan, { rows, columns }) => ({
      config: { input_size: [rows, columns], num_masking_patches: maskedBy(plan) },
    }),
  },
  'dinov2-blockwise': {
    from: [],
    to: (plan, { rows, columns }) => ({
      config: { input_size: [rows, columns], num_masking_patches: maskedBy(plan) },
      maskCount: maskedBy(plan),
    }),
  },
  'simmim-random': {
    from: [],
    // It knows square images only; a coarse cell is a patch here.
    to: (plan, { rows, columns, patchSize, patches }) =>
      rows !== columns
        ? undefined
        : {
            config: {
              input_size: rows * patchSize,
              mask_patch_size: patchSize,
              model_patch_size: patchSize,
              mask_ratio: maskedBy(plan) / patches,
            },
          },
  },
};

/** Generators of any grid, or of clips. */
const NOT_OF_IMAGES: ReadonlyArray<string> = ['mae-random', 'vjepa-multi-block-3d', 'vjepa-random-tube'];

/** Generators that know nothing of where patches lie. */
const OF_ROWS: ReadonlyArray<string> = ['mae-random'];

/**
 * What a published generator has to be given to do what a plan does, as nearly
 * as its arguments allow: once, or once for each part; nothing where it can't.
 */
export const argumentsFor = (generator: string, plan: Plan): ReadonlyArray<ReferenceArguments> => {
  const translation = translations[generator];
  const { grid } = plan.parts[0];
  if (translation === undefined || !hasAll(plan, ...translation.from)) return [];
  if (grid.axes === 3 && !NOT_OF_IMAGES.includes(generator)) return [];
  if (grid.axes === 1 && !OF_ROWS.includes(generator)) return [];
  const given = translation.to(plan, grid);
  return given === undefined ? [] : [given].flat();
};
