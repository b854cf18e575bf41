export { hierarchical } from './hierarchical.js';
export { levelRanges } from './level-ranges.js';
export type { HierarchicalParameters, Nesting, ScaleProgression } from './parameters.js';
