/** Every strategy, its parameters and its presets. */

export { levelRanges } from './hierarchical/level-ranges.js';
export { type Preset, presets } from './presets.js';
export * from './strategies.js';
