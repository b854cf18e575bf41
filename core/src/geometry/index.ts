/** Masks as boxes or bits, part by part; masks of one's own; the port that backends implement. */

export {
  contextShape,
  type Eventually,
  type MaskBackend,
  type MaskSet,
  type Tensor,
  targetsShape,
} from './backend.js';
export { type Block, blockAt, blocksOf, writeBlock } from './block.js';
export {
  type ByPart,
  byName,
  byPart,
  type LevelName,
  mapParts,
  type Named,
  type NamedParts,
  ofPart,
} from './by-part.js';
export { DeviceError } from './device-error.js';
export { checkLengths, type FixedLengths, type ListLengths } from './fixed-lengths.js';
export type { Geometry } from './geometry.js';
export { type JoinOptions, joinGrids } from './join-grids.js';
export { joinParts } from './join-parts.js';
export { listPlaces } from './list-places.js';
export { listWeights } from './list-weights.js';
export { mapMasks } from './map-masks.js';
export { markEntries } from './mark-entries.js';
export { checkMasked, type MaskedPatches } from './masked.js';
export { type GeometryBuffers, newParts, newPartsWithin, type PartBuffers } from './new-parts.js';
export { geometryOf } from './own-masks/geometry-of.js';
export type { OwnBatch, OwnBlock, OwnMasks, OwnParts } from './own-masks/own-masks.js';
export {
  type BoxPart,
  boxesPerSample,
  boxOffset,
  boxSize,
  gridOfSample,
  integersOf,
  integersPerSample,
  type MaskKind,
  type Part,
  type PartShape,
  type PartWithin,
  type PatchPart,
  wordOffset,
  wordsPerMask,
} from './part.js';
export { type PatchCounts, patchCounts } from './patch-counts.js';
export { patchWords } from './patch-words.js';
export { presentWords } from './present-words.js';
export { readGeometry } from './read-geometry.js';
export { requireGeometry } from './require-geometry.js';
export { targetDistances } from './target-distances.js';
export type { TargetOverlap } from './target-overlap.js';
export { thinned, thinningPhase } from './thinning.js';
