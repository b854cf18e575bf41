/** The published generators, bit for bit. */

export { type BeitBlockwiseConfig, beitBlockwise } from './beit-blockwise.js';
export { type Dinov2BlockwiseConfig, dinov2Blockwise } from './dinov2-blockwise.js';
export type {
  ReferenceForeignState,
  ReferenceGaveUp,
  ReferenceNeverEnds,
  ReferenceNotAMultiple,
  ReferenceOutOfRange,
  ReferenceProblem,
  ReferenceProblems,
  ReferencePublishedFails,
  ReferenceTooLarge,
  ReferenceUnknownField,
  ReferenceWrongType,
  Referred,
} from './errors.js';
export type { ReferenceGrid } from './grid.js';
export { type HjepaHierarchicalConfig, hjepaHierarchical } from './hjepa-hierarchical.js';
export { type HjepaMultiBlockConfig, hjepaMultiBlock } from './hjepa-multi-block.js';
export { type IjepaMultiBlockConfig, ijepaMultiBlock } from './ijepa-multi-block.js';
export { type MaeRandomConfig, maeRandom } from './mae-random.js';
export {
  BLOCK_COLUMNS,
  type BlockArray,
  type IndexArray,
  type MaskArray,
  type MaskLevel,
  type ReferenceBatch,
} from './masks.js';
export type { Drawn, Reference, ReferenceKey, ReferenceState } from './reference.js';
export { references } from './references.js';
export { type SimmimRandomConfig, simmimRandom } from './simmim-random.js';
export type { StreamState } from './streams/stream.js';
export { type VjepaMultiBlock3dConfig, vjepaMultiBlock3d } from './vjepa-multi-block-3d.js';
export { type VjepaRandomTubeConfig, vjepaRandomTube } from './vjepa-random-tube.js';
