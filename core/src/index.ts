/**
 * What masking takes, in three steps: a strategy's `plan`, `sampleBatch`, a
 * backend. Each room of core has the rest of its names under its own path, such
 * as `@jepa-masks/core/geometry` for who writes a backend.
 */

export {
  type ConfigError,
  type ConfigErrors,
  type Either,
  formatErrors,
  InvalidConfigError,
  isLeft,
  isRight,
  unwrap,
} from './config/index.js';
export {
  type Block,
  type BoxPart,
  type ByPart,
  blockAt,
  blocksOf,
  DeviceError,
  type FixedLengths,
  type Geometry,
  geometryOf,
  joinGrids,
  joinParts,
  type LevelName,
  type ListLengths,
  type MaskBackend,
  type MaskedPatches,
  type MaskSet,
  type OwnBatch,
  type OwnMasks,
  type Part,
  type PatchPart,
  readGeometry,
  type Tensor,
} from './geometry/index.js';
export { type Grid, type GridSize, gridOf } from './grid/index.js';
export type { BatchRequest, SampleKey, Seed } from './keys/index.js';
export {
  type Configuration,
  type Guarantees,
  lengthsOf,
  type Plan,
  type PlannedPart,
  type Strategy,
} from './plan/index.js';
export { type Report, reportOf } from './report/index.js';
export {
  type GeometryWithin,
  readPlan,
  sample,
  sampleBatch,
  sampleWithin,
  type TooFew,
} from './sampling/index.js';
export { measure, type Statistics, summarise } from './statistics/index.js';
export { type Preset, presets } from './strategies/presets.js';
export * from './strategies/strategies.js';
