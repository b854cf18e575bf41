/**
 * Chi-square statistics in standard deviations, by Wilson and Hilferty's cube
 * root ("The distribution of chi-square", 1931), which makes them close to a
 * standard normal.
 */
const scoreOf = (statistic: number, freedom: number): number => {
  if (freedom < 1) return 0;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
};

/**
 * The score beyond which a statistical law counts as broken. A law that holds
 * gets there, on a draw of the seed, once in a billion tests if every cell
 * expects fifty or more; counts are whole numbers, so with less the tail is
 * longer: at most once in fifty million if they expect five, the fewest that
 * are let stand (computed exactly for up to fifty cells of the same odds).
 */
export const BROKEN = 6;

/** The fewest that a cell must expect; those with fewer are pooled into one. */
const FEWEST = 5;

/** How far observed counts are from expected ones. */
export const chiSquareScore = (observed: ReadonlyArray<number>, expected: ReadonlyArray<number>): number => {
  let pooledObserved = 0;
  let pooledExpected = 0;
  let statistic = 0;
  let cells = 0;
  const add = (seen: number, foreseen: number): void => {
    statistic += ((seen - foreseen) * (seen - foreseen)) / foreseen;
    cells++;
  };
  expected.forEach((foreseen, index) => {
    if (foreseen >= FEWEST) {
      add(observed[index]!, foreseen);
    } else {
      pooledObserved += observed[index]!;
      pooledExpected += foreseen;
    }
  });
  if (pooledExpected >= FEWEST) add(pooledObserved, pooledExpected);
  return scoreOf(statistic, cells - 1);
};

/** How far apart two rows of counts are that are thought to come from one distribution. */
export const homogeneityScore = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number => {
  const sumA = a.reduce((sum, count) => sum + count, 0);
  const sumB = b.reduce((sum, count) => sum + count, 0);
  const least = (FEWEST * (sumA + sumB)) / Math.min(sumA, sumB);
  let pooledA = 0;
  let pooledB = 0;
  let statistic = 0;
  let cells = 0;
  const add = (x: number, y: number): void => {
    const expected = ((x + y) * sumA) / (sumA + sumB);
    const other = x + y - expected;
    statistic += ((x - expected) * (x - expected)) / expected + ((y - other) * (y - other)) / other;
    cells++;
  };
  a.forEach((x, index) => {
    const y = b[index]!;
    if (x + y >= least) {
      add(x, y);
    } else {
      pooledA += x;
      pooledB += y;
    }
  });
  if (pooledA + pooledB >= least) add(pooledA, pooledB);
  // Of two rows with known totals the second is determined by the first, so each cell counts once.
  return scoreOf(statistic, cells - 1);
};
