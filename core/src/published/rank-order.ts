import { insertAll } from './insertion-sort.js';

/**
 * The places of numbers in [0, 1) in ascending order of the numbers, equal ones
 * in ascending order of place.
 *
 * Numbers drawn uniformly are nearly sorted once dealt into as many equal bins
 * as there are numbers, so the insertion sort after it takes linear time.
 */
export const rankOrder = (values: Float64Array): Int32Array => {
  const { length } = values;
  const ends = new Int32Array(length + 1);
  for (let place = 0; place < length; place++) ends[Math.floor(values[place]! * length) + 1]!++;
  for (let bin = 0; bin < length; bin++) ends[bin + 1]! += ends[bin]!;
  const order = new Int32Array(length);
  for (let place = 0; place < length; place++) order[ends[Math.floor(values[place]! * length)]!++] = place;
  insertAll(values, order);
  return order;
};

/** Whether two numbers that follow one another in this order are equal. */
export const hasTies = (values: Float64Array, order: Int32Array): boolean => {
  for (let rank = 1; rank < order.length; rank++) {
    if (values[order[rank - 1]!] === values[order[rank]!]) return true;
  }
  return false;
};
