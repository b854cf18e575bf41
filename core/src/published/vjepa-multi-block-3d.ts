import { right } from '../config/either.js';
import { ASPECTS, BLOCKS, PATCHES, SCALES } from './bounds.js';
import { complement } from './complement.js';
import { cut } from './cut.js';
import { type ReferenceProblem, type Referred, refuse } from './errors.js';
import type { ReferenceGrid } from './grid.js';
import { MOST_ATTEMPTS, MOST_PAINTED, MOST_PATCHES } from './limits.js';
import { BLOCK_BYTES, BLOCK_COLUMNS, type ReferenceBatch } from './masks.js';
import { type Reference, reference, type Source } from './reference.js';
import { integer, nullable, range, real } from './settings.js';
import { torch } from './streams/torch.js';
import type { Range } from './streams/uniform.js';
import { videoGrid } from './video-grid.js';
import { drawContext, drawVideoBlock, type VideoBlock } from './vjepa-blocks.js';

/** The keyword arguments of V-JEPA's multi-block `_MaskGenerator`; missing ones take its defaults. */
export interface VjepaMultiBlock3dConfig {
  /** Frame side in pixels, or [height, width]. */
  readonly crop_size?: number | readonly [number, number];
  /** Frames of a clip. */
  readonly num_frames?: number;
  /** Patch side in pixels, or [height, width]. */
  readonly spatial_patch_size?: number | readonly [number, number];
  /** Frames of a time step. */
  readonly temporal_patch_size?: number;
  /** Block area as a fraction of a time step's patches. */
  readonly spatial_pred_mask_scale?: Range;
  /** Block duration as a fraction of the time steps. */
  readonly temporal_pred_mask_scale?: Range;
  /** Height / width. */
  readonly aspect_ratio?: Range;
  /** Blocks a sample, whose union is the target. */
  readonly npred?: number;
  /** Fraction of the time steps, from the first, in which the context may lie. */
  readonly max_context_frames_ratio?: number;
  /** Patches to which contexts are cut, at most; null for no such cut. */
  readonly max_keep?: number | null;
}

interface Plan {
  readonly grid: ReferenceGrid;
  readonly spatial: Range;
  readonly temporal: Range;
  readonly aspect: Range;
  readonly blocks: number;
  /** Time steps in which the context may lie. */
  readonly frames: number;
  readonly maxKeep: number | null;
}

const NAME = 'vjepa-multi-block-3d';

const defaults: Required<VjepaMultiBlock3dConfig> = {
  crop_size: [224, 224],
  num_frames: 16,
  spatial_patch_size: 16,
  temporal_patch_size: 2,
  spatial_pred_mask_scale: [0.2, 0.8],
  temporal_pred_mask_scale: [1, 1],
  aspect_ratio: [0.3, 3],
  npred: 1,
  max_context_frames_ratio: 1,
  max_keep: null,
};

const accepted = 'a smaller spatial or temporal scale, or fewer blocks (npred)';

const covers = (block: VideoBlock, grid: ReferenceGrid): boolean =>
  block.duration === grid.duration && block.height === grid.height && block.width === grid.width;

/** Why the context stays empty, after so many draws. */
const emptyContext = (plan: Plan, block: VideoBlock, attempts: number): ReferenceProblem => {
  const size = `${block.duration} × ${block.height} × ${block.width} patches`;
  const said = { generator: NAME, path: ['spatial_pred_mask_scale'], given: plan.spatial, accepted };
  return covers(block, plan.grid)
    ? {
        ...said,
        code: 'never_ends',
        message: `makes blocks of ${size} at this step, the whole clip, so the published generator would draw for ever; it takes ${accepted}`,
      }
    : {
        ...said,
        code: 'gave_up',
        attempts,
        message: `makes ${plan.blocks} blocks of ${size} at this step, which left no context in ${attempts} draws, where we give up and the published generator would go on; it takes ${accepted}`,
      };
};

const leastOf = (counts: Int32Array): number => counts.reduce((least, count) => Math.min(least, count));

const sample = (plan: Plan, batch: number, { stream, step }: Source): Referred<ReferenceBatch> => {
  const { grid, blocks, frames } = plan;
  const { patches } = grid;
  const sizes = torch.resume(torch.seeded(BigInt(step)));
  const block = drawVideoBlock(sizes, grid, plan.temporal, plan.spatial, plan.aspect);
  if (blocks > 0 && covers(block, grid)) return refuse(emptyContext(plan, block, 0));
  const painted = patches + blocks * block.duration * block.height * block.width;
  const most = Math.min(MOST_ATTEMPTS, Math.ceil(MOST_PAINTED / painted));
  const context = new Uint8Array(batch * patches);
  const corners = new Int32Array(batch * blocks * BLOCK_COLUMNS);
  const kept = new Int32Array(batch);
  for (let index = 0; index < batch; index++) {
    const first = index * blocks * BLOCK_COLUMNS;
    let count = 0;
    for (let attempts = 0; count === 0; attempts++) {
      if (attempts === most) return refuse(emptyContext(plan, block, attempts));
      count = drawContext(stream, grid, block, blocks, frames, context, index * patches, corners, first);
    }
    kept[index] = count;
  }
  const target = complement(context);
  const left = kept.map((count) => patches - count);
  const contextLength = Math.min(leastOf(kept), plan.maxKeep ?? patches);
  const targetLength = leastOf(left);
  cut(context, patches, kept, contextLength);
  cut(target, patches, left, targetLength);
  const masks = {
    context: { perSample: 1, listed: false, bytes: context, length: contextLength },
    target: { perSample: 1, listed: false, bytes: target, length: targetLength },
  };
  const levels = [{ name: null, masks, blocks: { target: { perSample: blocks, corners } }, indices: {} }];
  return right({ generator: NAME, grid, batch, levels });
};

/**
 * V-JEPA's multi-block masks in space and time. All blocks of a batch have one
 * size, drawn from the step; the target is their union (and every time step
 * beyond the context's last), the context its complement.
 */
export const vjepaMultiBlock3d: Reference<Plan, VjepaMultiBlock3dConfig> = reference({
  name: NAME,
  summary:
    'The union of overlapping blocks through time as target, its complement as context, cut to equal lengths',
  source: 'V-JEPA (arXiv:2404.08471), multiblock3d _MaskGenerator',
  guarantees: 'equal lengths; context apart from target, not empty',
  stepped: true,
  counted: false,
  defaults,
  example: {
    config: { ...defaults, spatial_pred_mask_scale: [0.15, 0.15], aspect_ratio: [0.75, 1.5], npred: 8 },
  },
  kind: torch,
  plan: (settings) => {
    const grid = videoGrid(settings);
    const ratio = real(settings, 'max_context_frames_ratio', { least: 0, most: MOST_PATCHES });
    return {
      grid,
      spatial: range(settings, 'spatial_pred_mask_scale', SCALES),
      temporal: range(settings, 'temporal_pred_mask_scale', SCALES),
      aspect: range(settings, 'aspect_ratio', ASPECTS),
      blocks: integer(settings, 'npred', BLOCKS),
      frames: Math.max(1, Math.trunc(grid.duration * ratio)),
      maxKeep: nullable(integer, settings, 'max_keep', PATCHES),
    };
  },
  bytes: ({ grid, blocks }) => 2 * grid.patches + blocks * BLOCK_BYTES,
  sample,
});
