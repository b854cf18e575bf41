/** From masks of many lengths to lists of one. */

export { type Collated, type Collation, collate } from './collate.js';
export type { CollatedPart, Effect, Policy } from './policy.js';
