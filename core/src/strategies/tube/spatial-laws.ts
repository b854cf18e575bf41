import type { Strategy } from '../../plan/strategy.js';
import { blockWise } from '../block-wise/index.js';
import { perCell } from '../per-cell/index.js';
import { random } from '../random/index.js';
import type { SpatialLaw, TubeParameters } from './parameters.js';

/** A strategy of images that may mask a frame, and what of a tube's parameters it reads. */
interface Law {
  readonly strategy: Strategy;
  readonly reads: ReadonlyArray<keyof TubeParameters>;
}

/** A law's own plans and samplers go together, whatever its parameters are. */
const asStrategy = (strategy: unknown): Strategy => strategy as Strategy;

/** Every law of a frame. */
export const spatialLaws: Readonly<Record<SpatialLaw, Law>> = {
  random: { strategy: asStrategy(random), reads: ['maskRatio', 'rounding'] },
  block_wise: {
    strategy: asStrategy(blockWise),
    reads: ['maskRatio', 'rounding', 'minBlockPatches'],
  },
  per_cell: { strategy: asStrategy(perCell), reads: ['cell', 'keep'] },
};
