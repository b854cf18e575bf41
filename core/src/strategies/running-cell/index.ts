export type { RunningCellParameters } from './parameters.js';
export { runningCell } from './running-cell.js';
export type { RunningCellPart } from './running-cell-part.js';
