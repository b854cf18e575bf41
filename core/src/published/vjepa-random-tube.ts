import { right } from '../config/either.js';
import { SCALES } from './bounds.js';
import { complement } from './complement.js';
import type { ReferenceGrid } from './grid.js';
import { oneEach, plainBatch } from './masks.js';
import { type Reference, reference } from './reference.js';
import { real } from './settings.js';
import { numpyLegacy } from './streams/numpy-legacy.js';
import { shuffle } from './streams/shuffle.js';
import { videoGrid } from './video-grid.js';

/** The keyword arguments of V-JEPA's random tube `_MaskGenerator`; missing ones take its defaults. */
export interface VjepaRandomTubeConfig {
  /** Frame side in pixels, or [height, width]. */
  readonly crop_size?: number | readonly [number, number];
  /** Frames of a clip. */
  readonly num_frames?: number;
  /** Patch side in pixels, or [height, width]. */
  readonly spatial_patch_size?: number | readonly [number, number];
  /** Frames of a time step. */
  readonly temporal_patch_size?: number;
  /** Fraction of each time step's patches that is masked. */
  readonly ratio?: number;
}

interface Plan {
  readonly grid: ReferenceGrid;
  /** Patches kept in each time step. */
  readonly kept: number;
}

const NAME = 'vjepa-random-tube';

const defaults: Required<VjepaRandomTubeConfig> = {
  crop_size: [224, 224],
  num_frames: 16,
  spatial_patch_size: 16,
  temporal_patch_size: 2,
  ratio: 0.9,
};

/** V-JEPA's random tubes: one random plane a sample, the same in every time step. */
export const vjepaRandomTube: Reference<Plan, VjepaRandomTubeConfig> = reference({
  name: NAME,
  summary: 'Random patches of a frame masked through all time steps',
  source: 'V-JEPA (arXiv:2404.08471), random_tube _MaskGenerator',
  guarantees: 'exact number kept',
  stepped: false,
  counted: false,
  defaults,
  example: { config: defaults },
  kind: numpyLegacy,
  plan: (settings) => {
    const grid = videoGrid(settings);
    const ratio = real(settings, 'ratio', SCALES);
    return { grid, kept: Math.trunc(grid.height * grid.width * (1 - ratio)) };
  },
  bytes: ({ grid }) => 2 * grid.patches,
  sample: ({ grid, kept }, batch, { stream }) => {
    const plane = new Uint8Array(grid.height * grid.width);
    const context = new Uint8Array(batch * grid.patches);
    for (let offset = 0; offset < context.length; offset += grid.patches) {
      plane.fill(0, 0, plane.length - kept).fill(1, plane.length - kept);
      shuffle(stream, plane);
      for (let time = 0; time < grid.duration; time++) context.set(plane, offset + time * plane.length);
    }
    const target = complement(context);
    return right(plainBatch(NAME, grid, batch, { context: oneEach(context), target: oneEach(target) }));
  },
});
