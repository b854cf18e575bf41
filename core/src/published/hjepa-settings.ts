import { ASPECTS, BLOCKS } from './bounds.js';
import type { ReferenceGrid } from './grid.js';
import { imageGrid } from './image-grid.js';
import { MOST_ATTEMPTS } from './limits.js';
import { integer, range, type Settings } from './settings.js';
import type { Range } from './streams/uniform.js';

/** What both of H-JEPA's generators are told. */
export interface HjepaSettings {
  readonly grid: ReferenceGrid;
  readonly targets: number;
  readonly attempts: number;
  readonly aspect: Range;
}

export const hjepaSettings = (settings: Settings): HjepaSettings => ({
  grid: imageGrid(settings),
  targets: integer(settings, 'num_target_masks', BLOCKS),
  attempts: integer(settings, 'max_attempts', { least: 1, most: MOST_ATTEMPTS }),
  aspect: range(settings, 'aspect_ratio_range', ASPECTS),
});

/** H//parts by W//parts, one patch at least. */
export const fallbackOf = (grid: ReferenceGrid, parts: number): readonly [number, number] => [
  Math.max(1, Math.floor(grid.height / parts)),
  Math.max(1, Math.floor(grid.width / parts)),
];
