import { SIDES } from './bounds.js';
import { gridOf, partsOf, type ReferenceGrid } from './grid.js';
import { integer, isBlamed, note, type Settings, sides } from './settings.js';

const SPACE = ['crop_size', 'spatial_patch_size'] as const;
const TIME = ['num_frames', 'temporal_patch_size'] as const;

/**
 * Reads a clip cut into tubelets: `crop_size` over `spatial_patch_size` in
 * pixels, `num_frames` over `temporal_patch_size` in frames. Frames that fill
 * no tubelet are left out, as in the published code.
 */
export const videoGrid = (settings: Settings): ReferenceGrid => {
  const crop = sides(settings, 'crop_size', SIDES);
  const patch = sides(settings, 'spatial_patch_size', SIDES);
  const [rows, columns] = partsOf(settings, SPACE, crop, patch);
  const frames = integer(settings, 'num_frames', SIDES);
  const tubelet = integer(settings, 'temporal_patch_size', SIDES);
  if (frames < tubelet && !isBlamed(settings, TIME)) {
    const accepted = `at least temporal_patch_size = ${tubelet}`;
    note(settings, 'out_of_range', { path: ['num_frames'], given: frames, accepted });
  }
  return gridOf(settings, [...SPACE, ...TIME], [Math.floor(frames / tubelet), rows, columns]);
};
