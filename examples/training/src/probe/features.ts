import { patchesOf } from '../data/patches.js';
import type { Photographs } from '../data/photographs.js';
import { type Engine, floats, numbersOf, type Session } from '../engine/engine.js';
import { Graph } from '../graph/graph.js';
import { Tape } from '../graph/tape.js';
import type { Architecture } from '../model/architecture.js';
import { encode } from '../model/encoder.js';
import { encoderLayout, tensorsOf } from '../model/parameters.js';
import { positionsOf } from '../model/positions.js';

/** Photographs that are encoded at once. */
const AT_ONCE = 100;

/** A matrix, row by row. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** An encoder that sees whole images, each block's features averaged over the patches: [n, depth · width]. */
const encoderFile = (architecture: Architecture): Uint8Array => {
  const { side, pixels, width, depth } = architecture;
  const g = new Graph();
  const layout = encoderLayout(architecture);
  const weights = g.input('weights', [layout.size]);
  const images = g.input('images', [AT_ONCE, side * side, pixels]);
  const positions = g.constant(positionsOf(side, width), [side * side, width]);
  const seen = { pixels: images, positions, bias: g.filled(0) };
  const features = encode(new Tape(g), tensorsOf(g, weights, layout), architecture, seen);
  const pooled = features.map((one) => g.reshape(g.reduce('ReduceMean', one, [1]), [AT_ONCE, width]));
  g.output('features', g.reshape(g.concat(pooled, 1), [AT_ONCE, depth * width]));
  return g.file();
};

/** What encodes photographs with weights of an encoder. */
export interface Featuriser {
  /** The features of the first `count`: mean-pooled, those of each block after each other. */
  encode(weights: Float32Array, photographs: Photographs, count: number): Promise<Matrix>;
  /** Gives back its memory. */
  release(): Promise<void>;
}

/** Opens its graph when it is first asked. */
export const featuriser = (architecture: Architecture, engine: Engine): Featuriser => {
  const { side, pixels, width, depth } = architecture;
  const columns = width * depth;
  let opened: Promise<Session> | undefined;
  return {
    encode: async (weights, photographs, count) => {
      if (count % AT_ONCE !== 0) throw new Error(`${count} photographs are not encoded ${AT_ONCE} at a time`);
      opened ??= engine.open(encoderFile(architecture));
      const session = await opened;
      const data = new Float32Array(count * columns);
      for (let start = 0; start < count; start += AT_ONCE) {
        const which = Array.from({ length: AT_ONCE }, (_, at) => start + at);
        const { features } = await session.run({
          weights: floats(weights, [weights.length]),
          images: floats(patchesOf(photographs, which), [AT_ONCE, side * side, pixels]),
        });
        data.set(numbersOf(features), start * columns);
      }
      return { data, rows: count, columns };
    },
    release: async () => {
      await (await opened)?.release();
      opened = undefined;
    },
  };
};

/** The features of the last block. */
export const lastBlock = ({ data, rows, columns }: Matrix, width: number): Matrix => {
  const last = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    last.set(data.subarray((row + 1) * columns - width, (row + 1) * columns), row * width);
  }
  return { data: last, rows, columns: width };
};

/** The pixels themselves, as features to compare with. */
export const pixelsOf = (photographs: Photographs, count: number): Matrix => {
  const data = patchesOf(
    photographs,
    Array.from({ length: count }, (_, at) => at),
  );
  return { data, rows: count, columns: data.length / count };
};
