import type { KeptPatches } from '@jepa-masks/core/statistics';
import { expect } from 'vitest';

/** Fails if a patch was kept more or less often than others of its lists; falsely for one patch in 10¹² (Hoeffding's bound). */
export const expectKeptFairly = ({ lists, kept, expected }: KeptPatches): void => {
  lists.forEach((count, patch) => {
    const most = Math.sqrt((count * (Math.log(2) + 12 * Math.LN10)) / 2);
    expect(Math.abs(kept[patch]! - expected[patch]!)).toBeLessThanOrEqual(most);
  });
};
