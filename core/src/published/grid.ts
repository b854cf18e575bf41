import { MOST_PATCHES } from './limits.js';
import { isBlamed, note, type Settings } from './settings.js';

/** A grid of patches: time steps, rows, columns. An image has one time step. */
export interface ReferenceGrid {
  /** Time steps. */
  readonly duration: number;
  /** Rows. */
  readonly height: number;
  /** Columns. */
  readonly width: number;
  /** duration · height · width. */
  readonly patches: number;
}

/** The keywords that make a grid; the first is blamed where the grid is none. */
type Keys = readonly [string, ...string[]];

/** A grid, noted as too large where it has more than {@link MOST_PATCHES} patches. */
export const gridOf = (
  settings: Settings,
  keys: Keys,
  [duration, height, width]: readonly [number, number, number],
): ReferenceGrid => {
  const patches = duration * height * width;
  if (patches <= MOST_PATCHES) return { duration, height, width, patches };
  if (!isBlamed(settings, keys)) {
    note(settings, 'too_large', {
      path: [keys[0]],
      given: settings.values[keys[0]],
      accepted: `small enough for ${MOST_PATCHES} patches (this makes ${patches})`,
    });
  }
  return { duration: 1, height: 1, width: 1, patches: 1 };
};

/** How many patches fit each side; noted where some pixels are left over. */
export const partsOf = (
  settings: Settings,
  keys: Keys,
  [height, width]: readonly [number, number],
  [patchHeight, patchWidth]: readonly [number, number],
): readonly [number, number] => {
  const rows = Math.floor(height / patchHeight);
  const columns = Math.floor(width / patchWidth);
  const whole = rows * patchHeight === height && columns * patchWidth === width;
  if (!whole && !isBlamed(settings, keys)) {
    const patch = patchHeight === patchWidth ? `${patchHeight}` : `[${patchHeight}, ${patchWidth}]`;
    note(settings, 'not_a_multiple', {
      path: [keys[0]],
      given: settings.values[keys[0]],
      accepted: `a multiple of ${keys[1] ?? 'the patch size'} = ${patch}`,
    });
  }
  return [rows, columns];
};
