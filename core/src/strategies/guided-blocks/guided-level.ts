import type { Level } from '../../blocks/level.js';
import type { GuidedBlocksParameters } from './parameters.js';

/** Blocks that follow scores as their plan fixed them: plain data. */
export interface GuidedLevel extends Level<''>, Pick<GuidedBlocksParameters, 'scoreShare'> {
  /** What a request hands in, [B, N]. */
  readonly follows: 'scores';
}
