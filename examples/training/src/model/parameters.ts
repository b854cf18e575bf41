import { foldIn, fromSeed, type Seed, streamState } from '@jepa-masks/core/keys';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { Graph } from '../graph/graph.js';
import { sizeOf } from '../graph/graph.js';
import type { Shape, Value } from '../graph/onnx.js';
import type { Architecture } from './architecture.js';

/** A tensor that is learned: a part of one long vector of all. */
interface Parameter {
  readonly name: string;
  readonly shape: Shape;
  /** Where it starts in the vector. */
  readonly start: number;
  readonly size: number;
  /** Standard deviation of what it begins as; 0 for biases. */
  readonly deviation: number;
}

/** Where a vector's parameters are. */
export interface Layout {
  readonly parameters: ReadonlyArray<Parameter>;
  readonly size: number;
}

type Described = Pick<Parameter, 'name' | 'shape' | 'deviation'>;

/** Weights [to, from] with the deviation of Glorot and Bengio (2010), times `gain`, and a bias. */
const linear = (name: string, from: number, to: number, gain = 1): ReadonlyArray<Described> => [
  { name: `${name}.weight`, shape: [to, from], deviation: gain * Math.sqrt(2 / (from + to)) },
  { name: `${name}.bias`, shape: [to], deviation: 0 },
];

/** A transformer's blocks. What they add to the stream begins small, so that depth does not make it grow (GPT-2). */
const blocks = (name: string, width: number, depth: number): ReadonlyArray<Described> =>
  Array.from({ length: depth }, (_, at) => `${name}.blocks.${at}`).flatMap((block) => [
    ...linear(`${block}.attn.qkv`, width, 3 * width),
    ...linear(`${block}.attn.proj`, width, width, 1 / Math.sqrt(2 * depth)),
    ...linear(`${block}.mlp.fc1`, width, 4 * width),
    ...linear(`${block}.mlp.fc2`, 4 * width, width, 1 / Math.sqrt(2 * depth)),
  ]);

const layoutOf = (described: ReadonlyArray<Described>): Layout => {
  let size = 0;
  const parameters = described.map((one) => {
    const start = size;
    size += sizeOf(one.shape);
    return { ...one, start, size: size - start };
  });
  return { parameters, size };
};

const describeEncoder = ({ pixels, width, depth }: Architecture): ReadonlyArray<Described> => [
  ...linear('encoder.patch_embed', pixels, width),
  ...blocks('encoder', width, depth),
];

const describePredictor = (
  { width, predictorWidth, predictorDepth }: Architecture,
  level: number,
): ReadonlyArray<Described> => [
  ...linear(`predictor.${level}.embed`, width, predictorWidth),
  { name: `predictor.${level}.mask_token`, shape: [predictorWidth], deviation: 0.02 },
  ...blocks(`predictor.${level}`, predictorWidth, predictorDepth),
  ...linear(`predictor.${level}.proj`, predictorWidth, width),
];

/** What an encoder learns. The target encoder has the same. */
export const encoderLayout = (architecture: Architecture): Layout => layoutOf(describeEncoder(architecture));

/** What the context encoder and the predictors learn, the encoder first. */
export const modelLayout = (architecture: Architecture): Layout =>
  layoutOf([
    ...describeEncoder(architecture),
    ...Array.from({ length: architecture.levels }, (_, level) => level).flatMap((level) =>
      describePredictor(architecture, level),
    ),
  ]);

/** Weights to begin with, normally distributed: the same for the same seed. */
export const initialWeights = ({ parameters, size }: Layout, seed: Seed): Float32Array => {
  const random = xoroshiro128plusFromState(streamState(foldIn(fromSeed(seed), 0)));
  // Box and Muller (1958); 1 − u, for the logarithm of 0 is no number.
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniformFloat64(random))) * Math.cos(2 * Math.PI * uniformFloat64(random));
  const weights = new Float32Array(size);
  for (const { start, size, deviation } of parameters) {
    if (deviation === 0) continue;
    for (let at = start; at < start + size; at++) weights[at] = deviation * normal();
  }
  return weights;
};

/** The tensors of a vector, by name. */
export const tensorsOf = (
  graph: Graph,
  vector: Value,
  { parameters }: Layout,
): ReadonlyMap<string, Value> => {
  const sizes = parameters.map(({ size }) => size);
  const parts = graph.split(vector, 0, sizes);
  return new Map(parameters.map(({ name, shape }, at) => [name, graph.reshape(parts[at]!, shape)]));
};

/** Finds a parameter by the end of its name. */
export type Find = (name: string) => Value;

/** Finds what is below a name. */
export const below =
  (tensors: ReadonlyMap<string, Value>, prefix: string): Find =>
  (name) =>
    tensors.get(`${prefix}.${name}`)!;
