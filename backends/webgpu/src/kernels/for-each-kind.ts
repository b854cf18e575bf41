import type { MaskKind } from '@jepa-masks/core/geometry';
import { BOXES } from './boxes.js';
import { WORDS } from './words.js';

/** A kernel that asks what masks use, for both ways in which they are said. */
export const forEachKind = (code: string): Readonly<Record<MaskKind, string>> => ({
  boxes: BOXES + code,
  patches: WORDS + code,
});
