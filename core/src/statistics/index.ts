/** What samples of a plan show. */

export type { CountedRequest } from './draw-chunks.js';
export type { KeptByMask, KeptPatches, Lister } from './kept.js';
export { measure, type PaintBooleans } from './measure.js';
export { type CollatedLists, type CollationStatistics, measureCollation } from './measure-collation.js';
export { measureThinning, type ThinningStatistics } from './measure-thinning.js';
export {
  type Coverage,
  type Overlap,
  type PartStatistics,
  type ShapeShare,
  type Statistics,
  summarise,
} from './summary.js';
export { emptyTally, mergeTallies, observe, type PartTally, type Tally } from './tally.js';
