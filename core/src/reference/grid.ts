import { MOST_PATCHES } from './limits.js';
import { note, type Settings } from './settings.js';

/** A grid of patches: time steps, rows, columns. An image has one time step. */
export interface ReferenceGrid {
  readonly duration: number;
  readonly height: number;
  readonly width: number;
  /** duration · height · width. */
  readonly patches: number;
}

/** A grid, noted as too large where it has more than {@link MOST_PATCHES} patches. */
export const gridOf = (
  settings: Settings,
  key: string,
  [duration, height, width]: readonly [number, number, number],
): ReferenceGrid => {
  const patches = duration * height * width;
  if (patches > MOST_PATCHES) {
    note(settings, 'too_large', {
      path: [key],
      given: settings.values[key],
      accepted: `small enough for ${MOST_PATCHES} patches (this makes ${patches})`,
    });
    return { duration: 1, height: 1, width: 1, patches: 1 };
  }
  return { duration, height, width, patches };
};

/** How many patches fit each side; noted where some pixels are left over. */
export const partsOf = (
  settings: Settings,
  key: string,
  [height, width]: readonly [number, number],
  [patchHeight, patchWidth]: readonly [number, number],
): readonly [number, number] => {
  const rows = Math.floor(height / patchHeight);
  const columns = Math.floor(width / patchWidth);
  if (rows * patchHeight !== height || columns * patchWidth !== width) {
    note(settings, 'not_a_multiple', {
      path: [key],
      given: settings.values[key],
      accepted: `a multiple of the patch size (${patchHeight} × ${patchWidth} pixels) on each side`,
    });
  }
  return [rows, columns];
};
