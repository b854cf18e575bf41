import type { SetPart } from '../../patches/set-part.js';

/** Whole frames as their plan fixed them: plain data. */
export interface FramesPart extends SetPart<''> {
  /** Time steps of the context. */
  readonly contextSteps: number;
  /** Time steps of the target. */
  readonly targetSteps: number;
  /** Whether the context is the first steps and the target the next; else any are as likely. */
  readonly isCausal: boolean;
}
