/**
 * Sorts places by their numbers: each in turn goes before all larger ones in
 * front of it. Equal ones keep their order. Linear where nothing is far from
 * its place.
 */
export const insertAll = (values: Float64Array, order: Int32Array): void => {
  for (let i = 1; i < order.length; i++) {
    const place = order[i]!;
    const value = values[place]!;
    let hole = i;
    for (; hole > 0 && values[order[hole - 1]!]! > value; hole--) order[hole] = order[hole - 1]!;
    order[hole] = place;
  }
};
