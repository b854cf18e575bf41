export { attentionBias, type BiasMasks } from './attention-bias.js';
export { type BitMasks, bits, bytesPerMask } from './bits.js';
export { type BooleanMasks, booleans } from './booleans.js';
export { type CpuBackend, cpu } from './cpu.js';
export { type FixedIndexMasks, fixedIndices } from './fixed-indices.js';
export { type IndexLists, type IndexMasks, indices } from './indices.js';
