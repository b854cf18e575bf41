/** Parts of half a turn whose cosines are tabled: a power of two, so that halving angles reaches them. */
const PARTS = 256;

/**
 * (1 − cos(π · i / 256)) / 2 for i from 0 to 256. Cosines come from halving angles
 * and from sums of angles, with square roots alone, so that every engine has the
 * same table: `Math.cos` need not agree.
 */
const makeTable = (): Float64Array => {
  const cos = new Float64Array(PARTS + 1);
  const sin = new Float64Array(PARTS + 1);
  cos[0] = 1;
  cos[PARTS] = -1;
  cos[PARTS / 2] = 0;
  sin[PARTS / 2] = 1;
  for (let step = PARTS / 2; step > 1; step /= 2) {
    const half = step / 2;
    cos[half] = Math.sqrt((1 + cos[step]!) / 2);
    sin[half] = Math.sqrt((1 - cos[step]!) / 2);
    // Angles between those that are known: half of a step beyond each.
    for (let at = step; at + half < PARTS; at += step) {
      cos[at + half] = cos[at]! * cos[half]! - sin[at]! * sin[half]!;
      sin[at + half] = sin[at]! * cos[half]! + cos[at]! * sin[half]!;
    }
  }
  return cos.map((value) => (1 - value) / 2);
};

let table: Float64Array | undefined;

/** (1 − cos(π · level / levels)) / 2, straight between the entries of a table of 256: within 10⁻⁵. */
export const cosineShare = (level: number, levels: number): number => {
  table ??= makeTable();
  const at = (level * PARTS) / levels;
  const below = Math.floor(at);
  if (below >= PARTS) return 1;
  return table[below]! + (table[below + 1]! - table[below]!) * (at - below);
};
