import { beitBlockwise } from './beit-blockwise.js';
import { dinov2Blockwise } from './dinov2-blockwise.js';
import { hjepaHierarchical } from './hjepa-hierarchical.js';
import { hjepaMultiBlock } from './hjepa-multi-block.js';
import { ijepaMultiBlock } from './ijepa-multi-block.js';
import { maeRandom } from './mae-random.js';
import type { Reference } from './reference.js';
import { simmimRandom } from './simmim-random.js';
import { vjepaMultiBlock3d } from './vjepa-multi-block-3d.js';
import { vjepaRandomTube } from './vjepa-random-tube.js';

/** Every published generator that is reproduced here: the one list that all tools read. */
export const references: ReadonlyArray<Reference> = [
  hjepaMultiBlock,
  hjepaHierarchical,
  ijepaMultiBlock,
  vjepaMultiBlock3d,
  vjepaRandomTube,
  maeRandom,
  beitBlockwise,
  dinov2Blockwise,
  simmimRandom,
];
