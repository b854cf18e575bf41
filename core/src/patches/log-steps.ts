/** A power of two, so that a step is reached by square roots. */
export const LOG_STEPS = 1024;

/**
 * Numbers spread evenly by their logarithm from `low` to `high`: the middles of
 * 1024 steps of the same factor, ascending. One of them at random is log-uniform,
 * to a thousandth. The factor is a tenfold square root of `high` / `low`: every
 * engine agrees on square roots, and not on logarithms.
 */
export const logSteps = ([low, high]: readonly [low: number, high: number]): Float64Array => {
  let factor = high / low;
  for (let power = 1; power < LOG_STEPS; power *= 2) factor = Math.sqrt(factor);
  const steps = new Float64Array(LOG_STEPS);
  let value = low * Math.sqrt(factor);
  for (let step = 0; step < LOG_STEPS; step++) {
    steps[step] = value;
    value *= factor;
  }
  return steps;
};
