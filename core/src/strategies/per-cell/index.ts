export type { PerCellParameters } from './parameters.js';
export { perCell } from './per-cell.js';
export type { PerCellPart } from './per-cell-part.js';
