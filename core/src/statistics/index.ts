/** What samples of a plan show. */

export type { CountedRequest } from './draw-chunks.js';
export { measure, type PaintBooleans } from './measure.js';
export {
  type KeptByMask,
  type KeptPatches,
  type Lister,
  measureThinning,
  type ThinningStatistics,
} from './measure-thinning.js';
export {
  type Coverage,
  type Overlap,
  type PartStatistics,
  type ShapeShare,
  type Statistics,
  summarise,
} from './summary.js';
export { emptyTally, mergeTallies, observe, type PartTally, type Tally } from './tally.js';
