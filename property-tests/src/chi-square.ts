/**
 * How far observed counts are from expected ones, in standard deviations of
 * the chi-square statistic, by Wilson and Hilferty's cube-root approximation
 * ("The distribution of chi-square", 1931): close to a standard normal, so above
 * 6 it is chance once in a billion.
 */
export const chiSquareScore = (observed: ReadonlyArray<number>, expected: ReadonlyArray<number>): number => {
  // Cells with few expected are pooled into one, below five the approximation is off.
  let pooledObserved = 0;
  let pooledExpected = 0;
  let statistic = 0;
  let cells = 0;
  const add = (seen: number, foreseen: number): void => {
    statistic += ((seen - foreseen) * (seen - foreseen)) / foreseen;
    cells++;
  };
  expected.forEach((foreseen, index) => {
    if (foreseen >= 5) {
      add(observed[index]!, foreseen);
    } else {
      pooledObserved += observed[index]!;
      pooledExpected += foreseen;
    }
  });
  if (pooledExpected >= 5) add(pooledObserved, pooledExpected);
  const freedom = cells - 1;
  if (freedom < 1) return 0;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
};

/** The score beyond which a statistical law counts as broken: by chance once in about a billion tests. */
export const BROKEN = 6;

/** Tests that two rows of counts come from one distribution: their chi-square score. */
export const homogeneityScore = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number => {
  const sumA = a.reduce((sum, count) => sum + count, 0);
  const sumB = b.reduce((sum, count) => sum + count, 0);
  // Of two rows with the same totals the second is determined by the first, so each cell counts once.
  const kept = a.map((count, index) => [count, b[index]!] as const).filter(([x, y]) => x + y >= 10);
  let statistic = 0;
  for (const [x, y] of kept) {
    const expected = ((x + y) * sumA) / (sumA + sumB);
    const other = x + y - expected;
    statistic += ((x - expected) * (x - expected)) / expected + ((y - other) * (y - other)) / other;
  }
  const freedom = kept.length - 1;
  if (freedom < 1) return 0;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
};
