import { gather } from '../data/patches.js';
import { floats, integers, scalar, type Tensors } from '../engine/engine.js';
import type { Lists } from '../masks/lists.js';
import { ratesOf } from '../model/adamw.js';
import type { Architecture } from '../model/architecture.js';
import { positionsOf } from '../model/positions.js';
import { momentumAt, rateAt } from '../model/schedule.js';
import type { ListShape } from '../model/training-step.js';
import { adamwFeeds } from './adamw-feeds.js';
import type { Settings } from './settings.js';
import type { State } from './state.js';

/** Positions, as the encoders and as the predictors take them. */
interface Tables {
  readonly encoder: Float32Array;
  readonly predictor: Float32Array;
}

export const tablesOf = ({ side, width, predictorWidth }: Architecture): Tables => ({
  encoder: positionsOf(side, width),
  predictor: positionsOf(side, predictorWidth),
});

/** How long a level's lists are in a batch. */
export const shapeOf = ({ context, targets }: Lists, samples: number): ListShape => ({
  context: context.length / samples,
  targets: targets.length / samples,
});

/** 0 for a patch, −∞ for padding, which attention then gives exactly nothing. */
const biasOf = (lists: ArrayLike<number>): Float32Array =>
  Float32Array.from(lists, (patch) => (patch < 0 ? Number.NEGATIVE_INFINITY : 0));

/** Two lists a sample as one: [B, K] and [B, T] to [B, K + T]. */
const beside = (a: Int32Array, b: Int32Array, samples: number): Int32Array => {
  const [k, t] = [a.length / samples, b.length / samples];
  const both = new Int32Array(a.length + b.length);
  for (let sample = 0; sample < samples; sample++) {
    both.set(a.subarray(sample * k, (sample + 1) * k), sample * (k + t));
    both.set(b.subarray(sample * t, (sample + 1) * t), sample * (k + t) + k);
  }
  return both;
};

/**
 * What a level's masks give the graph: the context's pixels, gathered here by
 * their indices; positions of both, likewise; which row of the target encoder's
 * features each patch should be predicted as; and what it counts.
 *
 * @param images [B, N, pixels]
 */
const levelFeeds = (
  { side, pixels, width, predictorWidth, levels }: Architecture,
  tables: Tables,
  images: Float32Array,
  lists: Lists,
  samples: number,
  level: number,
): Tensors => {
  const { context, targets } = lists;
  const { context: k, targets: t } = shapeOf(lists, samples);
  const patches = side * side;
  const seen = gather(images, pixels, context, (patch, place) => Math.floor(place / k) * patches + patch);
  const rows = targets.map((patch, place) => Math.floor(place / t) * patches + Math.max(0, patch));
  // Every patch counts alike: the level's loss is the mean over all of them, the whole loss that over levels.
  const wanted = targets.reduce((count, patch) => count + (patch < 0 ? 0 : 1), 0);
  const weight = 1 / (Math.max(1, wanted) * width * levels);
  const weights = Float32Array.from(targets, (patch) => (patch < 0 ? 0 : weight));
  const encoded = gather(tables.encoder, width, context);
  const ofContext = gather(tables.predictor, predictorWidth, context);
  const ofTargets = gather(tables.predictor, predictorWidth, targets);
  return {
    [`contextPixels${level}`]: floats(seen, [samples, k, pixels]),
    [`contextPositions${level}`]: floats(encoded, [samples, k, width]),
    [`contextBias${level}`]: floats(biasOf(context), [samples, 1, 1, k]),
    [`predictorContextPositions${level}`]: floats(ofContext, [samples, k, predictorWidth]),
    [`predictorTargetPositions${level}`]: floats(ofTargets, [samples, t, predictorWidth]),
    [`predictorBias${level}`]: floats(biasOf(beside(context, targets, samples)), [samples, 1, 1, k + t]),
    [`targetRows${level}`]: integers(rows, [samples * t]),
    [`targetWeights${level}`]: floats(weights, [samples * t, 1]),
  };
};

/** All that a step's graph is given. */
export const stepFeeds = (
  settings: Settings,
  tables: Tables,
  state: State,
  images: Float32Array,
  levels: ReadonlyArray<Lists>,
): Tensors => {
  const { architecture, batchSize, decay } = settings;
  const { step, target } = state;
  return {
    ...adamwFeeds(state, ratesOf(step, rateAt(settings, step), decay)),
    target: floats(target, [target.length]),
    momentum: scalar(momentumAt(settings, step)),
    images: floats(images, [batchSize, architecture.side ** 2, architecture.pixels]),
    ...Object.assign(
      {},
      ...levels.map((lists, level) => levelFeeds(architecture, tables, images, lists, batchSize, level)),
    ),
  };
};
