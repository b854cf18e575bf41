export { hierarchical } from './hierarchical.js';
export type { HierarchicalParameters } from './parameters.js';
