export * from './audit/audit.js';
export * from './audit/describe-share.js';
export * from './audit/seen-level.js';
export * from './backend.js';
export * from './by-layout.js';
export * from './device-error.js';
export { type Either, isLeft, isRight, left, type NonEmptyArray, right } from './either.js';
export * from './errors.js';
export * from './field.js';
export * from './fixed-lengths.js';
export * from './geometry.js';
export * from './grid.js';
export { foldIn, fromSeed, type Key, type Seed, split, streamState, threefry2x32 } from './key.js';
export { areaOf, inRanges, latticeOf, maximalShapes, minimalShapes, type Shape } from './lattice.js';
export type { Level, LevelRanges, TargetOverlap } from './level.js';
export * from './map-masks.js';
export { nearestName } from './nearest-name.js';
export * from './masked.js';
export { geometryOf, type OwnBatch, type OwnLayout, type OwnMasks } from './own-masks.js';
export { type PatchCounts, patchCounts } from './patch-counts.js';
export type { Layout, Plan } from './plan.js';
export * from './presets.js';
export { readFields } from './read-fields.js';
export * from './reference/index.js';
export type { Bounds, Guarantees, WorkBound } from './report/guarantees.js';
export { lengthsOf } from './report/lengths-of.js';
export type { Reach } from './report/reach.js';
export { type LevelReport, type Relaxation, type Report, reportOf } from './report/report.js';
export { sample, sampleBatch } from './sample.js';
export { type BatchRequest, checkRequest, MAX_BATCH, type SampleKey } from './sample-request.js';
export { PRIOR_RESOLUTION, shapePrior, type WeightedShape } from './shape-prior.js';
export * from './statistics/measure.js';
export * from './statistics/measure-thinning.js';
export * from './statistics/summary.js';
export * from './statistics/tally.js';
export { hierarchical } from './strategies/hierarchical/hierarchical.js';
export { levelRanges } from './strategies/hierarchical/level-ranges.js';
export type {
  HierarchicalParameters,
  Nesting,
  ScaleProgression,
} from './strategies/hierarchical/parameters.js';
export { multiBlock } from './strategies/multi-block/multi-block.js';
export type { MultiBlockParameters } from './strategies/multi-block/parameters.js';
export { strategies } from './strategies/strategies.js';
export type { Strategy } from './strategy.js';
export { meantField, whyNoField } from './unknown-field.js';
export * from './thinning.js';
