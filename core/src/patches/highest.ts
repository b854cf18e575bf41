/** Finds the k-th highest of some numbers. It keeps its scratch: nothing is allocated. */
export class Highest {
  readonly #left: Float64Array;

  /** @param most how many numbers there are at most */
  constructor(most: number) {
    this.#left = new Float64Array(most);
  }

  /**
   * The value that k − 1 numbers or fewer exceed, and k or more reach (quickselect,
   * Hoare 1961, with the median of three as pivot).
   *
   * @param values finite numbers
   * @param first where the first of them is
   * @param count how many they are
   * @param k 1 to `count`
   */
  value(values: ArrayLike<number>, first: number, count: number, k: number): number {
    const left = this.#left;
    for (let at = 0; at < count; at++) left[at] = values[first + at]!;
    let low = 0;
    let high = count - 1;
    const wanted = k - 1;
    while (low < high) {
      const pivot = median(left[low]!, left[(low + high) >>> 1]!, left[high]!);
      let up = low;
      let down = high;
      while (up <= down) {
        while (left[up]! > pivot) up++;
        while (left[down]! < pivot) down--;
        if (up <= down) {
          const value = left[up]!;
          left[up++] = left[down]!;
          left[down--] = value;
        }
      }
      if (wanted <= down) high = down;
      else if (wanted >= up) low = up;
      else return left[wanted]!;
    }
    return left[wanted]!;
  }
}

const median = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
