import type { Plan, Range } from '@jepa-masks/core';

/** A published generator's own arguments, taken from one of our plans. */
export interface ReferenceArguments {
  readonly config: Readonly<Record<string, unknown>>;
  /** Patches to mask, for generators that are told at each call. */
  readonly maskCount?: number;
}

/** Height / width, as I-JEPA's and V-JEPA's code has it, from our width / height. */
const inverted = (range: unknown): Range => {
  const [low, high] = range as Range;
  return [1 / high, 1 / low];
};

const imageOf = ({ grid }: Plan): readonly [number, number] => [
  grid.rows * grid.patchSize,
  grid.columns * grid.patchSize,
];

/** The patches that our targets take together, roughly: what generators that take a number are asked for. */
const maskedBy = (plan: Plan): number => {
  const { ranges, targets } = plan.levels[0]!;
  const [low, high] = ranges.targetScale;
  return Math.min(
    plan.grid.patches - 1,
    Math.max(1, Math.round((plan.grid.patches * targets * (low + high)) / 2)),
  );
};

const hjepa = ({ parameters, levels }: Plan, plan: Plan): Readonly<Record<string, unknown>> => ({
  input_size: imageOf(plan),
  patch_size: plan.grid.patchSize,
  num_target_masks: parameters.numTargetMasks,
  // Where every level has its own, that of the coarsest.
  aspect_ratio_range: parameters.aspectRatioRange ?? levels.at(-1)!.ranges.targetAspectRatio,
  max_attempts: parameters.maxAttempts,
});

const isFlat = (plan: Plan): boolean => plan.layout === 'flat';

/** Of each generator, whether it can be asked for what a plan asks for, and how. */
const translations: Readonly<Record<string, (plan: Plan) => ReferenceArguments | undefined>> = {
  'hjepa-multi-block': (plan) =>
    isFlat(plan)
      ? {
          config: {
            ...hjepa(plan, plan),
            target_scale: plan.parameters.targetScale,
            context_scale: plan.parameters.contextScale,
          },
        }
      : undefined,
  'hjepa-hierarchical': (plan) =>
    isFlat(plan)
      ? undefined
      : {
          config: {
            ...hjepa(plan, plan),
            num_hierarchies: plan.parameters.numHierarchies,
            scale_progression: plan.parameters.scaleProgression,
            base_scale: plan.parameters.baseScale,
          },
        },
  'ijepa-multi-block': (plan) =>
    isFlat(plan)
      ? {
          config: {
            input_size: imageOf(plan),
            patch_size: plan.grid.patchSize,
            enc_mask_scale: plan.parameters.contextScale,
            pred_mask_scale: plan.parameters.targetScale,
            aspect_ratio: inverted(plan.parameters.aspectRatioRange),
            nenc: plan.parameters.numContextMasks,
            npred: plan.parameters.numTargetMasks,
            min_keep: plan.parameters.minContextPatches,
            allow_overlap: false,
          },
        }
      : undefined,
  'vjepa-multi-block-3d': (plan) =>
    isFlat(plan)
      ? {
          config: {
            crop_size: imageOf(plan),
            spatial_patch_size: plan.grid.patchSize,
            spatial_pred_mask_scale: plan.parameters.targetScale,
            aspect_ratio: inverted(plan.parameters.aspectRatioRange),
            npred: plan.parameters.numTargetMasks,
          },
        }
      : undefined,
  'vjepa-random-tube': (plan) => ({
    config: {
      crop_size: imageOf(plan),
      spatial_patch_size: plan.grid.patchSize,
      ratio: maskedBy(plan) / plan.grid.patches,
    },
  }),
  'mae-random': (plan) => ({
    config: { num_patches: plan.grid.patches, mask_ratio: maskedBy(plan) / plan.grid.patches },
  }),
  'beit-blockwise': (plan) => ({
    config: { input_size: [plan.grid.rows, plan.grid.columns], num_masking_patches: maskedBy(plan) },
  }),
  'dinov2-blockwise': (plan) => ({
    config: {
      input_size: [plan.grid.rows, plan.grid.columns],
      num_masking_patches: maskedBy(plan),
    },
    maskCount: maskedBy(plan),
  }),
  'simmim-random': (plan) => {
    const { rows, columns, patchSize } = plan.grid;
    // It knows square images only; a coarse cell is a patch here.
    if (rows !== columns) return undefined;
    return {
      config: {
        input_size: rows * patchSize,
        mask_patch_size: patchSize,
        model_patch_size: patchSize,
        mask_ratio: maskedBy(plan) / plan.grid.patches,
      },
    };
  },
};

/**
 * What a published generator has to be given to do what a plan does, as nearly
 * as its arguments allow; undefined where it can't.
 */
export const argumentsFor = (generator: string, plan: Plan): ReferenceArguments | undefined =>
  translations[generator]?.(plan);
