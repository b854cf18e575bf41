/** Outcomes, and how likely each is: chances add up to 1. */
export type Law<A> = ReadonlyArray<{ readonly outcome: A; readonly chance: number }>;

/** The law of some outcomes with their chances, in which those that are alike are one. */
export const lawOf = <A>(chances: Iterable<readonly [outcome: A, chance: number]>): Law<A> => {
  const law = new Map<unknown, { outcome: A; chance: number }>();
  for (const [outcome, chance] of chances) {
    const name = typeof outcome === 'object' ? JSON.stringify(outcome) : outcome;
    const found = law.get(name);
    if (found === undefined) law.set(name, { outcome, chance });
    else found.chance += chance;
  }
  return [...law.values()];
};

/** One of some outcomes, each as likely; one that is there twice is twice as likely. */
export const uniform = <A>(outcomes: ReadonlyArray<A>): Law<A> =>
  lawOf(outcomes.map((outcome) => [outcome, 1 / outcomes.length]));

/** What is not left to chance. */
export const certain = <A>(outcome: A): Law<A> => uniform([outcome]);

/** A draw, and then another one that depends on what came out. */
export const chain = <A, B>(law: Law<A>, next: (outcome: A) => Law<B>): Law<B> =>
  lawOf(
    law.flatMap(({ outcome, chance }) =>
      next(outcome).map((then) => [then.outcome, chance * then.chance] as const),
    ),
  );

/** What is made of a draw. */
export const map = <A, B>(law: Law<A>, made: (outcome: A) => B): Law<B> =>
  chain(law, (outcome) => certain(made(outcome)));

/** A draw that is repeated until it meets a condition. */
export const until = <A>(law: Law<A>, holds: (outcome: A) => boolean): Law<A> => {
  const kept = law.filter(({ outcome }) => holds(outcome));
  const total = kept.reduce((sum, { chance }) => sum + chance, 0);
  return kept.map(({ outcome, chance }) => ({ outcome, chance: chance / total }));
};
