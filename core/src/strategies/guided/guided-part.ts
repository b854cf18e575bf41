import type { SetPart } from '../../patches/set-part.js';
import type { GuidedParameters } from './parameters.js';

/** Masks that follow scores as their plan fixed them: plain data, all counts in patches. */
export interface GuidedPart extends SetPart<''>, Pick<GuidedParameters, 'draws' | 'leastWeight' | 'pick'> {
  /** What a request hands in, [B, N]. */
  readonly follows: 'scores';
  /** Patches that are picked by score: masked, or kept where `draws` says so. */
  readonly byScore: number;
  /** The next by score, which are in no mask. */
  readonly thrown: number;
  /** Patches that are picked at random, after these. */
  readonly atRandom: number;
  /** Patches of the highest scores of which some are shown again. */
  readonly hinted: number;
  /** How many of these are. */
  readonly shown: number;
}
