import type { Shape } from '../blocks/lattice.js';
import { LevelSampler } from '../blocks/level-sampler.js';
import { StepLevel } from '../blocks/step-shapes.js';
import { unlessGiven } from '../config/check-count.js';
import { unwrap } from '../config/errors.js';
import {
  BLOCK_SIZE,
  blocksStride,
  type Geometry,
  type GeometryBuffers,
  type Layout,
} from '../geometry/geometry.js';
import { foldIn, fromSeed, type Key, split } from '../keys/key.js';
import { type BatchRequest, checkRequest, type SampleKey } from '../keys/sample-request.js';
import { Stream } from '../keys/stream.js';
import { geometryShape } from '../plan/geometry-shape.js';
import type { Plan } from '../plan/plan.js';
import { requirePlan } from './require-plan.js';

/** What draws a plan's samples, and the stream it draws from. */
interface Sampler {
  readonly stream: Stream;
  /** What draws the levels of samples below a step's key. */
  readonly levelsAt: (root: Key) => ReadonlyArray<LevelSampler>;
}

/** Scratch, kept from call to call: a plan's sampler starts every sample anew, so none shows in another. */
const samplers = new WeakMap<Plan, Sampler>();

const samplerOf = (plan: Plan): Sampler => {
  const known = samplers.get(plan);
  if (known !== undefined) return known;
  requirePlan(plan);
  const stream = new Stream();
  const sampler = {
    stream,
    levelsAt: plan.parameters.shapes === 'step' ? bySteps(plan, stream) : always(plan),
  };
  samplers.set(plan, sampler);
  return sampler;
};

const always = (plan: Plan): Sampler['levelsAt'] => {
  const levels = plan.levels.map((level) => new LevelSampler(level));
  return () => levels;
};

/** Sizes are a stream's of their own below the step's key, apart from those of its samples. */
const bySteps = (plan: Plan, stream: Stream): Sampler['levelsAt'] => {
  const levels = plan.levels.map((level) => new StepLevel(level));
  return (root) => {
    const [sizes] = split(root, 1);
    const found: Array<LevelSampler> = [];
    let within: Shape | undefined;
    for (let level = levels.length - 1; level >= 0; level--) {
      stream.seed(sizes!, 0, plan.layout === 'flat' ? -1 : level);
      const { target, sampler } = levels[level]!.draw(stream, within);
      within = target;
      found[level] = sampler;
    }
    return found;
  };
};

/**
 * The geometry of samples `first` to `first + count − 1`. Sample i is the same
 * whatever batch it is drawn in.
 *
 * @param plan from a strategy's `plan`, or a copy of one, which is checked when first drawn from
 * @param request seed, step, first index and count
 * @param into an earlier geometry, whose arrays are overwritten; fresh ones if absent
 * @throws InvalidConfigError if the request is malformed or a copied plan is damaged,
 *   TypeError if `plan` is no plan or `into` has no such arrays,
 *   RangeError if one is too short; nothing is written then
 *
 * @example
 * ```ts
 * import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
 *
 * const plan = unwrap(multiBlock.plan({}));
 * const geometry = sampleBatch(plan, { seed: 42, count: 256 });
 * const next = sampleBatch(plan, { seed: 42, step: 1, count: 256 }, geometry);
 *
 * console.log(next.count, next.contexts, next.targets, next.blocks.length); // 256 1 4 5120
 * console.log(next.blocks.buffer === geometry.blocks.buffer); // true
 * ```
 */
export const sampleBatch = <L extends Layout>(
  plan: Plan<L>,
  request: BatchRequest,
  into?: GeometryBuffers,
): Geometry<L> => {
  const { stream, levelsAt } = samplerOf(plan);
  const { seed, step, first, count } = unwrap(checkRequest(request));
  const shape = geometryShape(plan);
  const stride = blocksStride(shape);
  const { blocks, phases } = buffersFor(count * stride, count * shape.levels, into);
  const root = foldIn(fromSeed(seed), step);
  const levels = levelsAt(root);
  const levelStride = (shape.contexts + shape.targets) * BLOCK_SIZE;
  for (let sample = 0; sample < count; sample++) {
    // Coarsest level first: a nested level lies inside the one drawn before it.
    for (let level = levels.length - 1; level >= 0; level--) {
      const at = sample * stride + level * levelStride;
      stream.seed(root, first + sample, plan.layout === 'flat' ? -1 : level);
      const coarserTargets = at + levelStride + shape.contexts * BLOCK_SIZE;
      levels[level]!.draw(stream, blocks, at, coarserTargets);
      // After the blocks: what is kept of long lists has no say in where blocks lie.
      phases[sample * shape.levels + level] = stream.next();
    }
  }
  return { ...shape, count, blocks, phases };
};

const buffersFor = (blocks: number, phases: number, into: GeometryBuffers | undefined): GeometryBuffers => {
  if (into === undefined) return { blocks: new Int32Array(blocks), phases: new Uint32Array(phases) };
  if (!(into.blocks instanceof Int32Array && into.phases instanceof Uint32Array)) {
    throw new TypeError(
      '`into` has no `blocks` (Int32Array) and `phases` (Uint32Array); give an earlier geometry',
    );
  }
  refuseShort('blocks', into.blocks.length, blocks);
  refuseShort('phases', into.phases.length, phases);
  return { blocks: into.blocks.subarray(0, blocks), phases: into.phases.subarray(0, phases) };
};

const refuseShort = (name: keyof GeometryBuffers, length: number, needed: number): void => {
  if (length >= needed) return;
  throw new RangeError(`\`into.${name}\` holds ${length} integers; this batch needs ${needed}`);
};

/**
 * The geometry of one sample: a batch of one.
 *
 * @example
 * ```ts
 * import { blockAt, multiBlock, sample, sampleBatch, unwrap } from '@jepa-masks/core';
 *
 * const plan = unwrap(multiBlock.plan({}));
 * const batch = sampleBatch(plan, { seed: 42, count: 8 });
 * const alone = sample(plan, { seed: 42, index: 5 });
 *
 * console.log(JSON.stringify(blockAt(alone, 0, 0, 1)) === JSON.stringify(blockAt(batch, 5, 0, 1))); // true
 * ```
 */
export const sample = <L extends Layout>(plan: Plan<L>, key: SampleKey): Geometry<L> => {
  unwrap(unlessGiven(key, 'a key such as { seed: 42 }'));
  return sampleBatch(plan, { seed: key.seed, step: key.step ?? 0, first: key.index ?? 0, count: 1 });
};
