import type { Dataset } from '../data/photographs.js';
import type { Engine } from '../engine/engine.js';
import type { Architecture } from '../model/architecture.js';
import { encoderLayout, initialWeights, modelLayout } from '../model/parameters.js';
import { type Featuriser, featuriser, lastBlock, type Matrix, pixelsOf } from './features.js';
import { linearProbe, type ProbeCourse } from './linear-probe.js';

/** How many photographs a probe is trained and judged on: multiples of 100. */
export interface ProbeSize {
  readonly labels: number;
  readonly heldOut: number;
}

/** Shares of the held-out photographs whose class a linear layer tells. */
export interface Probed {
  /** By the last block's features, averaged over the patches. */
  readonly pooled: number;
  /** By those of all blocks, side by side. */
  readonly allBlocks: number;
}

const probeOf =
  ({ train, test }: Dataset, { labels, heldOut }: ProbeSize, engine: Engine) =>
  (ofTrain: Matrix, ofTest: Matrix, course?: ProbeCourse): Promise<number> =>
    linearProbe(
      { features: ofTrain, labels: train.labels.subarray(0, labels) },
      { features: ofTest, labels: test.labels.subarray(0, heldOut) },
      engine,
      course,
    );

/** Probes an encoder. */
export const probeEncoder = async (
  architecture: Architecture,
  weights: Float32Array,
  dataset: Dataset,
  size: ProbeSize,
  engine: Engine,
): Promise<Probed> => {
  const { encode, release } = featuriser(architecture, engine);
  try {
    const probe = probeOf(dataset, size, engine);
    const train = await encode(weights, dataset.train, size.labels);
    const test = await encode(weights, dataset.test, size.heldOut);
    const { width } = architecture;
    return {
      pooled: await probe(lastBlock(train, width), lastBlock(test, width)),
      allBlocks: await probe(train, test),
    };
  } finally {
    await release();
  }
};

/** Probes an encoder by the last block's features alone, which takes a fifth of the time. */
export const probePooled = async (
  { encode }: Featuriser,
  weights: Float32Array,
  { width }: Architecture,
  dataset: Dataset,
  size: ProbeSize,
  engine: Engine,
): Promise<number> => {
  const train = lastBlock(await encode(weights, dataset.train, size.labels), width);
  const test = lastBlock(await encode(weights, dataset.test, size.heldOut), width);
  return probeOf(dataset, size, engine)(train, test);
};

/** Probes the encoder that a run began with. */
export const probeUntrained = (
  architecture: Architecture,
  seed: number,
  dataset: Dataset,
  size: ProbeSize,
  engine: Engine,
): Promise<Probed> => {
  const weights = initialWeights(modelLayout(architecture), seed);
  const encoder = weights.subarray(0, encoderLayout(architecture).size);
  return probeEncoder(architecture, encoder, dataset, size, engine);
};

/** There are 784 pixels: a probe that is trained for longer learns the photographs by heart, and tells two in a hundred fewer. */
const SHORT: ProbeCourse = { steps: 100, rate: 0.01 };

/** Probes the pixels themselves. */
export const probePixels = (dataset: Dataset, size: ProbeSize, engine: Engine): Promise<number> => {
  const probe = probeOf(dataset, size, engine);
  return probe(pixelsOf(dataset.train, size.labels), pixelsOf(dataset.test, size.heldOut), SHORT);
};
