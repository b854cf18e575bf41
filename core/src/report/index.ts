/** What a plan promises, before a sample is drawn. */

export type { PatchRoles } from './patch-roles.js';
export { type PartReport, type Relaxation, type Report, reportOf } from './report.js';
