import type { SetPart } from '../../patches/set-part.js';
import type { NoiseColour } from './parameters.js';

/** Masks of filtered noise as their plan fixed them: plain data. */
export interface NoisePart extends SetPart<''> {
  /** Patches masked in every sample. */
  readonly masked: number;
  /** Which frequencies the noise has. */
  readonly colour: NoiseColour;
  /** How far the filter reaches to either side, in patches. */
  readonly radius: number;
}
