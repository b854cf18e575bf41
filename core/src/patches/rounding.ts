/** Which whole number of patches, or units of several, a share of them stands for. */
export type Rounding = 'up' | 'down' | 'nearest';

/** A share of a whole number of units is taken for whole if it is as near as this. */
const NEARLY = 1e-9;

const rounders: Readonly<Record<Rounding, (share: number) => number>> = {
  up: (share) => Math.ceil(share - NEARLY),
  down: (share) => Math.floor(share + NEARLY),
  nearest: (share) => Math.floor(share + 0.5 + NEARLY),
};

/** How many of so many units a ratio stands for: 0 at least, and never −0, which text would not keep. */
export const roundedShare = (ratio: number, units: number, rounding: Rounding): number =>
  Math.max(0, rounders[rounding](ratio * units));

/** The ratio of fewest digits that stands for so many of the units. */
export const plainRatio = (count: number, units: number, rounding: Rounding): number => {
  for (let scale = 10; scale <= 1_000_000; scale *= 10) {
    const scaled = (count / units) * scale;
    const ratios = [Math.floor(scaled) / scale, Math.ceil(scaled) / scale];
    const found = ratios.find((ratio) => roundedShare(ratio, units, rounding) === count);
    if (found !== undefined) return found;
  }
  return count / units;
};
