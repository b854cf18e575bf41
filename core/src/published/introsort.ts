import { insertAll } from './insertion-sort.js';

/** Ranges of at most so many are left to the insertion sort at the end. */
const SHORT = 16;

/**
 * The places of numbers in the order in which PyTorch 1.13's CPU sort leaves
 * them, equal numbers included. Where no numbers are equal it is any sort's.
 *
 * That sort is the `std::sort` of GNU's C++ library: Musser's introsort ("Introspective
 * Sorting and Selection Algorithms", 1997) with a median of the second, middle
 * and last element as pivot, and one insertion sort over all at the end. Where
 * its recursion goes too deep for random numbers it would sort by a heap; here
 * the insertion sort does that work too.
 */
export const introsortOrder = (values: Float64Array): Int32Array => {
  const order = Int32Array.from(values, (_, place) => place);
  partitionAll(values, order, 0, order.length, 2 * (31 - Math.clz32(order.length)));
  insertAll(values, order);
  return order;
};

const swap = (order: Int32Array, i: number, j: number): void => {
  const moved = order[i]!;
  order[i] = order[j]!;
  order[j] = moved;
};

/** Which of three positions holds the median; the comparisons decide between equals. */
const median = (less: (i: number, j: number) => boolean, a: number, b: number, c: number): number => {
  if (less(a, b)) return less(b, c) ? b : less(a, c) ? c : a;
  return less(a, c) ? a : less(b, c) ? c : b;
};

/** Parts [first, last) until every part is short and no element of a part is below one of an earlier part. */
const partitionAll = (
  values: Float64Array,
  order: Int32Array,
  first: number,
  last: number,
  depth: number,
): void => {
  const less = (i: number, j: number): boolean => values[order[i]!]! < values[order[j]!]!;
  let end = last;
  for (let left = depth; end - first > SHORT && left > 0; left--) {
    swap(order, first, median(less, first + 1, first + ((end - first) >> 1), end - 1));
    const pivot = values[order[first]!]!;
    let low = first + 1;
    let high = end;
    for (;;) {
      while (values[order[low]!]! < pivot) low++;
      high--;
      while (pivot < values[order[high]!]!) high--;
      if (low >= high) break;
      swap(order, low, high);
      low++;
    }
    partitionAll(values, order, low, end, left - 1);
    end = low;
  }
};
