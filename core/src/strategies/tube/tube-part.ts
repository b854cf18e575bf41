import type { SetPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';

/** Tubes as their plan fixed them: plain data. */
export interface TubePart extends SetPart<''> {
  /** The plan of one frame, by the strategy that is its law. */
  readonly frame: Plan;
}
