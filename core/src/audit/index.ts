/** What masks of any generator keep, ours or a published one. */

export { Audit, type AuditedLevel, columnsNeverVisited, rowsNeverVisited } from './audit.js';
export { describeShare } from './describe-share.js';
export { type SeenLevel, seenInPart, seenInReference } from './seen-level.js';
