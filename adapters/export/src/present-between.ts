import type { Plan } from '@jepa-masks/core';
import { byName, ofPart } from '@jepa-masks/core/geometry';
import type { Presence } from '@jepa-masks/core/sampling';

/** Rows of one array, or its one row as often as asked. */
const rowsBetween = (rows: Uint8Array, patches: number, from: number, count: number): Uint8Array => {
  if (rows.length !== patches) return rows.subarray(from * patches, (from + count) * patches);
  const all = new Uint8Array(count * patches);
  for (let sample = 0; sample < count; sample++) all.set(rows, sample * patches);
  return all;
};

/**
 * Which patches of some samples of a step are present, an array for each part.
 *
 * @param present [B, N] of all samples of the step, or [N] for each of them alike; or one for each part
 * @param from the first of them
 */
export const presentBetween = ({ parts }: Plan, present: Presence, from: number, count: number): Presence =>
  byName(parts, ({ grid }, index) => {
    const rows = present instanceof Uint8Array ? present : ofPart(parts, present, index);
    return rowsBetween(rows, grid.patches, from, count);
  });
