/** What a plan promises, before a sample is drawn. */

export type { Reach } from './reach.js';
export { type PartReport, type Relaxation, type Report, reportOf } from './report.js';
