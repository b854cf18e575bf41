import { right } from '../config/either.js';
import { ASPECTS, BLOCKS, PATCHES, SCALES } from './bounds.js';
import { cut } from './cut.js';
import { type Referred, refuse } from './errors.js';
import type { ReferenceGrid } from './grid.js';
import { drawEncoder, drawSize, hold, place, type Size } from './ijepa-blocks.js';
import { imageGrid } from './image-grid.js';
import { BLOCK_BYTES, BLOCK_COLUMNS, type ReferenceBatch } from './masks.js';
import { paint } from './paint.js';
import { type Reference, reference, type Source } from './reference.js';
import { flag, integer, range } from './settings.js';
import { torch } from './streams/torch.js';
import type { Range } from './streams/uniform.js';

/** The keyword arguments of I-JEPA's multi-block `MaskCollator`; missing ones take its defaults. */
export interface IjepaMultiBlockConfig {
  /** Image side in pixels, or [height, width]. */
  readonly input_size?: number | readonly [number, number];
  /** Patch side in pixels. Default 16. */
  readonly patch_size?: number;
  /** Area of encoder (context) blocks as a fraction of the grid. */
  readonly enc_mask_scale?: Range;
  /** Area of predictor (target) blocks as a fraction of the grid. */
  readonly pred_mask_scale?: Range;
  /** Height / width of predictor blocks. */
  readonly aspect_ratio?: Range;
  /** Encoder (context) blocks a sample. Default 1. */
  readonly nenc?: number;
  /** Predictor (target) blocks a sample. Default 2. */
  readonly npred?: number;
  /** Every mask keeps more patches than this. */
  readonly min_keep?: number;
  /** Whether encoder blocks may hold predictor patches. Default false. */
  readonly allow_overlap?: boolean;
}

interface Plan {
  readonly grid: ReferenceGrid;
  readonly encoderScale: Range;
  readonly predictorScale: Range;
  readonly aspect: Range;
  readonly encoders: number;
  readonly predictors: number;
  readonly minKeep: number;
  readonly allowOverlap: boolean;
}

const NAME = 'ijepa-multi-block';

const defaults: Required<IjepaMultiBlockConfig> = {
  input_size: [224, 224],
  patch_size: 16,
  enc_mask_scale: [0.2, 0.8],
  pred_mask_scale: [0.2, 0.8],
  aspect_ratio: [0.3, 3],
  nenc: 1,
  npred: 2,
  min_keep: 4,
  allow_overlap: false,
};

/** A block too small for `min_keep` is redrawn for ever: its size is the batch's, only its place changes. */
const neverEnds = (key: string, scale: Range, [height, width]: Size, minKeep: number): Referred<never> => {
  const accepted = `a larger scale, a larger grid or a smaller min_keep`;
  return refuse({
    code: 'never_ends',
    generator: NAME,
    path: [key],
    given: scale,
    accepted,
    message:
      `makes blocks of ${height} × ${width} patches at this step, never more than min_keep = ${minKeep}, ` +
      `so the published collator would draw for ever; it takes ${accepted}`,
  });
};

const sample = (plan: Plan, batch: number, { stream, step }: Source): Referred<ReferenceBatch> => {
  const { grid, encoders, predictors, minKeep } = plan;
  const { patches } = grid;
  const sizes = torch.resume(torch.seeded(BigInt(step)));
  const predictor = drawSize(sizes, grid, plan.predictorScale, plan.aspect);
  const encoder = drawSize(sizes, grid, plan.encoderScale, [1, 1]);
  const targetLength = predictors > 0 ? predictor[0] * predictor[1] : patches;
  if (predictors > 0 && targetLength <= minKeep) {
    return neverEnds('pred_mask_scale', plan.predictorScale, predictor, minKeep);
  }
  if (encoders > 0 && encoder[0] * encoder[1] <= minKeep) {
    return neverEnds('enc_mask_scale', plan.encoderScale, encoder, minKeep);
  }
  const targets = new Uint8Array(batch * predictors * patches);
  const targetCorners = new Int32Array(batch * predictors * BLOCK_COLUMNS);
  const context = new Uint8Array(batch * encoders * patches);
  const contextCorners = new Int32Array(batch * encoders * BLOCK_COLUMNS);
  const counts = new Int32Array(batch * encoders);
  const holder = new Int32Array(patches);
  let contextLength = patches;
  for (let index = 0; index < batch; index++) {
    const first = index * predictors * BLOCK_COLUMNS;
    holder.fill(predictors);
    for (let k = 0; k < predictors; k++) {
      const at = first + k * BLOCK_COLUMNS;
      place(stream, grid, predictor, targetCorners, at);
      paint(targets, (index * predictors + k) * patches, grid, targetCorners, at, 1);
      hold(holder, grid.width, targetCorners, at, k);
    }
    for (let k = index * encoders; k < (index + 1) * encoders; k++) {
      const count = drawEncoder(
        stream,
        grid,
        encoder,
        context,
        k * patches,
        contextCorners,
        k * BLOCK_COLUMNS,
        holder,
        plan.allowOverlap ? 0 : predictors,
        minKeep,
      );
      counts[k] = count;
      contextLength = Math.min(contextLength, count);
    }
  }
  cut(context, patches, counts, contextLength);
  const masks = {
    context: { perSample: encoders, listed: true, bytes: context, length: contextLength },
    targets: { perSample: predictors, listed: true, bytes: targets, length: targetLength },
  };
  const blocks = {
    context: { perSample: encoders, corners: contextCorners },
    targets: { perSample: predictors, corners: targetCorners },
  };
  return right({ generator: NAME, grid, batch, levels: [{ name: null, masks, blocks, indices: {} }] });
};

/**
 * I-JEPA's multi-block masks. One size a batch for all predictor blocks, one
 * for all encoder blocks, drawn from the step; places are drawn from the seed.
 * Predictor blocks overlap freely. Where a context is crowded out it may in the
 * end hold patches of the last predictor blocks.
 */
export const ijepaMultiBlock: Reference<Plan, IjepaMultiBlockConfig> = reference({
  name: NAME,
  summary:
    'Predictor blocks that may overlap, encoder blocks less the predictor blocks, cut to equal lengths',
  source: 'I-JEPA (arXiv:2301.08243), multi-block MaskCollator',
  guarantees: 'equal lengths; context apart from targets unless crowded',
  stepped: true,
  counted: false,
  defaults,
  example: {
    config: {
      ...defaults,
      enc_mask_scale: [0.85, 1],
      pred_mask_scale: [0.15, 0.2],
      aspect_ratio: [0.75, 1.5],
      npred: 4,
      min_keep: 10,
    },
  },
  kind: torch,
  plan: (settings) => ({
    grid: imageGrid(settings),
    encoderScale: range(settings, 'enc_mask_scale', SCALES),
    predictorScale: range(settings, 'pred_mask_scale', SCALES),
    aspect: range(settings, 'aspect_ratio', ASPECTS),
    encoders: integer(settings, 'nenc', BLOCKS),
    predictors: integer(settings, 'npred', BLOCKS),
    minKeep: integer(settings, 'min_keep', PATCHES),
    allowOverlap: flag(settings, 'allow_overlap'),
  }),
  bytes: ({ grid, encoders, predictors }) => (encoders + predictors) * (grid.patches + BLOCK_BYTES),
  sample,
});
