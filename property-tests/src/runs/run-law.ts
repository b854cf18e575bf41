import fc, { type IProperty } from 'fast-check';

/** A law of something that goes with a run, such as its schedules, and the property that is run of it. */
export interface RunLaw<Subject> {
  /** As tests call it. */
  readonly name: string;
  /** What is known of a subject that keeps it, in one sentence. */
  readonly proves: string;
  /** The property; fast-check's parameters are what it is tried on. */
  readonly property: (subject: Subject) => IProperty<ReadonlyArray<unknown>>;
}

/** The names of the laws that a subject breaks. */
export const lawsBroken = <Subject>(
  laws: ReadonlyArray<RunLaw<Subject>>,
  subject: Subject,
  runs: number,
): ReadonlyArray<string> =>
  laws
    .filter(({ property }) => fc.check(property(subject), { numRuns: runs, seed: 1 }).failed)
    .map(({ name }) => name);
