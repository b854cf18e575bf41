import { type ByPart, type Geometry, type ListLengths, unwrap } from '@jepa-masks/core';
import { byPart, checkLengths, markEntries } from '@jepa-masks/core/geometry';
import type { BooleanMasks } from './booleans.js';

const noPatches = (entries: number): Uint8Array => new Uint8Array(entries);

/**
 * Which entries of `fixedIndices` are patches, and not padding: 1 or 0, one byte an
 * entry, in the same shapes; once, or for each part.
 *
 * @throws InvalidConfigError as `fixedIndices`
 */
export const fixedValidity = <P extends string>(
  geometry: Geometry<P>,
  lengths: ListLengths<P>,
): ByPart<P, BooleanMasks> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  return byPart(geometry, (part, index) => markEntries(part, checked[index]!, noPatches, () => 1));
};
