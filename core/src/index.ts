export * from './audit/audit.js';
export * from './audit/describe-share.js';
export * from './audit/seen-level.js';
export { areaOf, inRanges, latticeOf, maximalShapes, minimalShapes, type Shape } from './blocks/lattice.js';
export { isLevel, type Level, type LevelRanges, type ShapesOf } from './blocks/level.js';
export { PRIOR_RESOLUTION, shapePrior, type WeightedShape } from './blocks/shape-prior.js';
export { type Either, isLeft, isRight, left, type NonEmptyArray, right } from './config/either.js';
export * from './config/errors.js';
export * from './config/field.js';
export { nearestName } from './config/nearest-name.js';
export { readFields } from './config/read-fields.js';
export { meantField, whyNoField } from './config/unknown-field.js';
export * from './geometry/backend.js';
export * from './geometry/block.js';
export * from './geometry/by-part.js';
export * from './geometry/device-error.js';
export * from './geometry/fixed-lengths.js';
export * from './geometry/geometry.js';
export * from './geometry/map-masks.js';
export * from './geometry/masked.js';
export type { GeometryBuffers, PartBuffers } from './geometry/new-parts.js';
export {
  geometryOf,
  type OwnBatch,
  type OwnBlock,
  type OwnMasks,
  type OwnParts,
} from './geometry/own-masks.js';
export * from './geometry/part.js';
export { type PatchCounts, patchCounts } from './geometry/patch-counts.js';
export { patchWords } from './geometry/patch-words.js';
export { readGeometry } from './geometry/read-geometry.js';
export { requireGeometry } from './geometry/require-geometry.js';
export type { TargetOverlap } from './geometry/target-overlap.js';
export * from './geometry/thinning.js';
export * from './grid/grid.js';
export { foldIn, fromSeed, type Key, type Seed, split, streamState, threefry2x32 } from './keys/key.js';
export { type BatchRequest, checkRequest, MAX_BATCH, type SampleKey } from './keys/sample-request.js';
export { lengthsOf } from './plan/lengths-of.js';
export type { Plan } from './plan/plan.js';
export type { Bounds, Guarantees, PlannedPart, WorkBound } from './plan/planned-part.js';
export type { Configuration, DrawSample, Sampler, Strategy, StrategyPreset } from './plan/strategy.js';
export * from './published/index.js';
export type { Reach } from './report/reach.js';
export { type PartReport, type Relaxation, type Report, reportOf } from './report/report.js';
export { readPlan } from './sampling/read-plan.js';
export { sample, sampleBatch } from './sampling/sample.js';
export * from './statistics/measure.js';
export * from './statistics/measure-thinning.js';
export * from './statistics/summary.js';
export * from './statistics/tally.js';
export * from './strategies/presets.js';
export * from './strategies/strategies.js';
