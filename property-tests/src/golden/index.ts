export { checkGolden, type GoldenResult } from './check-golden.js';
export { digestOf } from './digest.js';
export { type GoldenFile, type GoldenLine, type GoldenVector, goldenFiles } from './golden-file.js';
export type { GoldenConfig, GoldenKey } from './golden-source.js';
