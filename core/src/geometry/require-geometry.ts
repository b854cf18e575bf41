import { formatValue } from '../config/errors.js';
import { isEither, isGeometry, isPlan } from '../config/mistaken-for.js';

/**
 * Makes sure that masks are asked of a geometry.
 *
 * @throws TypeError if it is a plan, or anything else
 */
export const requireGeometry = (geometry: unknown): void => {
  if (isGeometry(geometry)) return;
  if (isEither(geometry)) throw new TypeError('a geometry is wanted: sampleBatch(unwrap(plan), …) gives one');
  if (isPlan(geometry)) {
    throw new TypeError('a geometry is wanted, but this is a plan: sampleBatch(plan, …) gives one');
  }
  throw new TypeError(
    `a geometry is wanted, as sampleBatch(plan, …) gives it; this is ${formatValue(geometry)}`,
  );
};
