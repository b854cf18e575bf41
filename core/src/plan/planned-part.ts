import type { PartShape } from '../geometry/part.js';
import type { TargetOverlap } from '../geometry/target-overlap.js';

/** A least and a greatest number of patches. */
export interface Bounds {
  /** Least, in patches. */
  readonly min: number;
  /** Greatest, in patches. */
  readonly max: number;
}

/** What every sample of a part keeps to, in patches. */
export interface Guarantees {
  /** A single target. */
  readonly target: Bounds;
  /** Union of a sample's targets. */
  readonly union: Bounds;
  /** A context mask: what the encoder sees, targets taken out. */
  readonly context: Bounds;
}

/** What all parts of a sample have together, where they share a budget: in patches. */
export interface Together {
  /** Contexts of all parts. */
  readonly context: Bounds;
  /** Targets of all parts. */
  readonly target: Bounds;
}

/** What one sample of a part may cost at the very most. */
export interface WorkBound {
  /** Random draws (a draw in millions taken again aside). */
  readonly draws: number;
  /** Positions tested. */
  readonly tests: number;
}

/** A part as its plan fixed it: plain data. Strategies add what their samplers read. */
export interface PlannedPart<P extends string = string> extends PartShape<P> {
  /** What every sample keeps to. */
  readonly guarantees: Guarantees;
  /**
   * What a sample keeps where patches are absent: the share of the patches that
   * each mask has, or where they lie. By default the share of sets of patches,
   * and of boxes where they lie.
   */
  readonly keepsWithin?: 'share' | 'places';
  /** What of a request its masks follow, if anything beside the key. */
  readonly follows?: 'scores';
  /** Whether two targets of a sample may share patches. */
  readonly targetOverlap: TargetOverlap;
}
