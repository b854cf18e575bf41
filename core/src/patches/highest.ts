/** Finds the k-th highest of some numbers. It keeps its scratch: nothing is allocated. */
export class Highest {
  readonly #left: Float64Array;
  readonly #above: Float64Array;

  /** @param most how many numbers there are at most */
  constructor(most: number) {
    this.#left = new Float64Array(most);
    this.#above = new Float64Array(most);
  }

  /**
   * The value that k − 1 numbers or fewer exceed, and k or more reach (quickselect,
   * Hoare 1961, with the median of three as pivot). Numbers are parted without a
   * branch, which would go wrong for every other of them.
   *
   * @param values finite numbers
   * @param first where the first of them is
   * @param count how many they are
   * @param k 1 to `count`
   */
  value(values: ArrayLike<number>, first: number, count: number, k: number): number {
    let left = this.#left;
    let above = this.#above;
    for (let at = 0; at < count; at++) left[at] = values[first + at]!;
    let size = count;
    let wanted = k;
    for (;;) {
      const pivot = median(left[0]!, left[size >>> 1]!, left[size - 1]!);
      let higher = 0;
      let lower = 0;
      for (let at = 0; at < size; at++) {
        const value = left[at]!;
        above[higher] = value;
        higher += Number(value > pivot);
        left[lower] = value;
        lower += Number(value < pivot);
      }
      if (wanted > higher && wanted <= size - lower) return pivot;
      if (wanted <= higher) {
        const others = left;
        left = above;
        above = others;
        size = higher;
      } else {
        wanted -= size - lower;
        size = lower;
      }
    }
  }
}

const median = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
