/** What block strategies share: shapes, planning, looking ahead, placing. */

export { areaOf, inRanges, latticeOf, maximalShapes, minimalShapes, type Shape } from './lattice.js';
export { isLevel, type Level, type LevelRanges, type ShapesOf } from './level.js';
export { PRIOR_RESOLUTION, shapePrior, type WeightedShape } from './shape-prior.js';
