import type { IProperty } from 'fast-check';
import type { Subject } from './subject.js';

/** A law of masks: what it is called, what holding it proves, and the property that is run. */
export interface Law {
  /** As tests and tables call it. */
  readonly name: string;
  /** What is known of a subject that keeps it, in one sentence. */
  readonly proves: string;
  /** Statistical laws draw many samples a run and are run a few times only. */
  readonly isStatistical: boolean;
  /** The property for a subject; fast-check's parameters are what it is tried on. */
  readonly property: (subject: Subject) => IProperty<ReadonlyArray<unknown>>;
}

/** A law broken, said in a sentence; thrown inside a property, so that fast-check shrinks what led to it. */
export class LawBroken extends Error {
  /** As `error.name` has it, whatever a minifier makes of the class. */
  override readonly name = 'LawBroken';
}

/** Fails a property with a sentence unless a condition holds. */
export const demand = (holds: boolean, otherwise: () => string): void => {
  if (!holds) throw new LawBroken(otherwise());
};
