import type { MaskSet, Tensor } from '../geometry/backend.js';
import { blocksOf } from '../geometry/block.js';
import type { Part } from '../geometry/part.js';
import { BLOCK_COLUMNS, type MaskLevel, type ReferenceBatch } from '../published/masks.js';

/** One level of a batch as any generator gives it, ours or a published one. */
export interface SeenLevel {
  /** Samples in the batch. */
  readonly samples: number;
  /** Time steps; N = duration × rows × columns. */
  readonly duration: number;
  /** Rows of patches. */
  readonly rows: number;
  /** Columns of patches. */
  readonly columns: number;
  /** Context masks a sample. */
  readonly contexts: number;
  /** [samples, contexts, N], row-major: 1 where the patch is in the mask, else 0. */
  readonly context: Uint8Array;
  /** Targets a sample. */
  readonly targets: number;
  /** [samples, targets, N], row-major: 1 where the patch is in the mask, else 0. */
  readonly target: Uint8Array;
  /** Height and width of each target's block, before anything was cut from it; undefined where targets are no blocks. */
  readonly sizes: Int32Array | undefined;
}

/** One part of our own masks. */
export const seenInPart = (part: Part, masks: MaskSet<Tensor<Uint8Array>>): SeenLevel => {
  const { count, contexts, targets, grid } = part;
  const isBlocks = part.masks === 'boxes' && part.boxesPerTarget === 1 && grid.axes === 2;
  const sizes = isBlocks ? new Int32Array(count * targets * 2) : undefined;
  for (let sample = 0; sizes !== undefined && sample < count; sample++) {
    blocksOf(part, sample).targets.forEach(({ height, width }, target) => {
      sizes.set([height, width], (sample * targets + target) * 2);
    });
  }
  return {
    samples: count,
    duration: grid.frames,
    rows: grid.rows,
    columns: grid.columns,
    contexts,
    context: masks.context.data,
    targets,
    target: masks.targets.data,
    sizes,
  };
};

const sizesOf = (level: MaskLevel): Int32Array | undefined => {
  const corners = level.blocks.targets?.corners;
  if (corners === undefined) return undefined;
  const sizes = new Int32Array((corners.length / BLOCK_COLUMNS) * 2);
  for (let block = 0; block * 2 < sizes.length; block++) {
    sizes.set(corners.subarray(block * BLOCK_COLUMNS + 2, block * BLOCK_COLUMNS + 4), block * 2);
  }
  return sizes;
};

/**
 * One level of a published generator's masks. What it calls `targets`, `target`
 * or `mask` is what the model predicts; where it names no context, that is the rest.
 */
export const seenInReference = (batch: ReferenceBatch, level: MaskLevel): SeenLevel => {
  const { duration, height, width } = batch.grid;
  const target = level.masks.targets ?? level.masks.target ?? level.masks.mask;
  if (target === undefined) throw new Error(`${batch.generator} names no target`);
  const context = level.masks.context;
  return {
    samples: batch.batch,
    duration,
    rows: height,
    columns: width,
    contexts: context?.perSample ?? 1,
    context: context?.bytes ?? target.bytes.map((bit) => 1 - bit),
    targets: target.perSample,
    target: target.bytes,
    sizes: sizesOf(level),
  };
};
