import { right } from '../config/either.js';
import { SCALES } from './bounds.js';
import type { ReferenceGrid } from './grid.js';
import { drawLevel, type HjepaLaw } from './hjepa-blocks.js';
import { fallbackOf, hjepaSettings } from './hjepa-settings.js';
import { BLOCK_BYTES } from './masks.js';
import { type Reference, reference } from './reference.js';
import { range } from './settings.js';
import { numpyLegacy } from './streams/numpy-legacy.js';
import type { Range } from './streams/uniform.js';

/** The keyword arguments of H-JEPA's `MultiBlockMaskGenerator`; missing ones take its defaults. */
export interface HjepaMultiBlockConfig {
  /** Image side in pixels, or [height, width]. */
  readonly input_size?: number | readonly [number, number];
  /** Patch side in pixels. Default 16. */
  readonly patch_size?: number;
  /** Targets a sample. Default 4. */
  readonly num_target_masks?: number;
  /** Target area as a fraction of the grid. */
  readonly target_scale?: Range;
  /** Context block area as a fraction of the grid, before targets are taken away. */
  readonly context_scale?: Range;
  /** Width / height. */
  readonly aspect_ratio_range?: Range;
  /** Draws of a target before a small block is taken wherever it falls. Default 10. */
  readonly max_attempts?: number;
}

interface Plan {
  readonly grid: ReferenceGrid;
  readonly law: HjepaLaw;
}

const defaults: Required<HjepaMultiBlockConfig> = {
  input_size: 224,
  patch_size: 16,
  num_target_masks: 4,
  target_scale: [0.15, 0.2],
  context_scale: [0.85, 1],
  aspect_ratio_range: [0.75, 1.5],
  max_attempts: 10,
};

/**
 * H-JEPA's multi-block masks. A target that meets another in `max_attempts`
 * draws becomes a quarter-by-quarter block wherever it falls: targets may then
 * overlap and lie outside their scale. The context may end up empty.
 */
export const hjepaMultiBlock: Reference<Plan, HjepaMultiBlockConfig> = reference({
  name: 'hjepa-multi-block',
  summary: 'Target blocks drawn apart where ten tries allow, and one context block less the targets',
  source: 'H-JEPA, MultiBlockMaskGenerator',
  guarantees: 'number of targets',
  stepped: false,
  counted: false,
  defaults,
  example: { config: defaults },
  kind: numpyLegacy,
  plan: (settings) => {
    const { grid, ...common } = hjepaSettings(settings);
    const targetScale = range(settings, 'target_scale', SCALES);
    const contextScale = range(settings, 'context_scale', SCALES);
    return { grid, law: { ...common, targetScale, contextScale, fallback: fallbackOf(grid, 4) } };
  },
  bytes: ({ grid, law }) => (law.targets + 1) * (grid.patches + BLOCK_BYTES),
  sample: ({ grid, law }, batch, { stream }) =>
    right({
      generator: 'hjepa-multi-block',
      grid,
      batch,
      levels: [drawLevel(stream, grid, law, batch, null)],
    }),
});
