import { type Either, right } from '../config/either.js';
import type { ConfigErrors } from '../config/errors.js';
import type { Grid } from '../grid/grid.js';
import { foldIn, fromSeed } from '../keys/key.js';
import type { BatchRequest } from '../keys/sample-request.js';
import { Stream } from '../keys/stream.js';
import type { LevelName } from './by-layout.js';
import type { CheckedLevel } from './check-own-level.js';
import { type CheckedSamples, checkOwnMasks } from './check-own-masks.js';
import { BLOCK_SIZE, type Block, type Geometry } from './geometry.js';
import type { TargetOverlap } from './target-overlap.js';

/** One sample's blocks, or those of one of its levels. */
export interface OwnMasks {
  /** One context block, or C of them. A context's mask is its block less all targets. */
  readonly context: Block | ReadonlyArray<Block>;
  /** M blocks, 1 or more. */
  readonly targets: ReadonlyArray<Block>;
  /** The 32 bits that thin its lists, 0 to 2^32 − 1; drawn by the sample's key if absent. */
  readonly phase?: number;
}

/** Blocks of one's own, for a whole batch. */
export interface OwnBatch<S extends OwnMasks | Readonly<Record<LevelName, OwnMasks>>>
  extends Partial<Pick<BatchRequest, 'seed' | 'step' | 'first'>> {
  /** Rows and columns of patches; `patchSize` in pixels, 1 if absent. A plan's `grid` is one. */
  readonly grid: Pick<Grid, 'rows' | 'columns'> & Partial<Pick<Grid, 'patchSize'>>;
  /** One or more, each with as many contexts, targets and levels as the first. */
  readonly samples: ReadonlyArray<S>;
  /** Whether two targets of a sample may share patches. Default `forbid`. */
  readonly targetOverlap?: TargetOverlap;
  /** Patches that every context keeps once the targets are taken out. Default 1. */
  readonly minContextPatches?: number;
}

/** Whether samples are masks or levels of them. */
export type OwnLayout<S> = [S] extends [OwnMasks] ? 'flat' : 'levels';

const writeLevel = ({ contexts, targets }: CheckedLevel, blocks: Int32Array, at: number): void => {
  [...contexts, ...targets].forEach(({ top, left, height, width }, index) => {
    blocks.set([top, left, height, width], at + index * BLOCK_SIZE);
  });
};

const phasesOf = (
  { samples, layout }: CheckedSamples,
  { seed = 0, step = 0, first = 0 }: Partial<BatchRequest>,
): Uint32Array => {
  const stream = new Stream();
  const root = foldIn(fromSeed(seed), step);
  return Uint32Array.from(
    samples.flatMap((levels, sample) =>
      levels.map(({ phase }, level) => {
        if (phase !== undefined) return phase;
        stream.seed(root, first + sample, layout === 'flat' ? -1 : level);
        return stream.next();
      }),
    ),
  );
};

/**
 * Masks of one's own as a geometry, which every backend paints, lists and joins
 * like those of a plan. Their blocks are checked as a plan's are by construction:
 * inside the grid, targets apart unless they may overlap, contexts not empty.
 *
 * What `writeGeometryJson` of `@jepa-masks/export` wrote, parsed, is such a batch.
 *
 * @returns the geometry, or what is wrong, by sample and block: the first twenty errors
 *
 * @example
 * ```ts
 * import { geometryOf, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const geometry = unwrap(
 *   geometryOf({
 *     grid: { rows: 4, columns: 4 },
 *     samples: [
 *       {
 *         context: { top: 0, left: 0, height: 4, width: 2 },
 *         targets: [{ top: 1, left: 1, height: 2, width: 2 }],
 *       },
 *     ],
 *   }),
 * );
 *
 * console.log(cpu.indices(geometry).context.indices.join(' ')); // 0 1 4 8 12 13
 * ```
 */
export const geometryOf = <S extends OwnMasks | Readonly<Record<LevelName, OwnMasks>>>(
  batch: OwnBatch<S>,
): Either<ConfigErrors, Geometry<OwnLayout<S>>> => {
  const result = checkOwnMasks(batch);
  if (result._tag === 'Left') return result;
  const checked = result.right;
  const { samples, grid, layout, contexts, targets } = checked;
  const levels = samples[0]!.length;
  const stride = (contexts + targets) * BLOCK_SIZE;
  const blocks = new Int32Array(samples.length * levels * stride);
  samples.flat().forEach((level, at) => {
    writeLevel(level, blocks, at * stride);
  });
  const phases = phasesOf(checked, batch);
  return right({
    // What is seen in the samples is what their type says.
    layout: layout as OwnLayout<S>,
    grid,
    count: samples.length,
    levels,
    contexts,
    targets,
    blocks,
    phases,
  });
};
