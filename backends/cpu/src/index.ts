export { type BitMasks, bits, bytesPerMask } from './bits.js';
export { type BooleanMasks, booleans } from './booleans.js';
export { cpu } from './cpu.js';
export { type IndexLists, type IndexMasks, indices } from './indices.js';
