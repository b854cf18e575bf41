import { right } from '../config/either.js';
import { SCALES } from './bounds.js';
import type { ReferenceGrid } from './grid.js';
import { drawLevel, type HjepaLaw } from './hjepa-blocks.js';
import { fallbackOf, type HjepaSettings, hjepaSettings } from './hjepa-settings.js';
import { MOST_LEVELS } from './limits.js';
import { BLOCK_BYTES } from './masks.js';
import { type Reference, reference } from './reference.js';
import { choice, integer, range } from './settings.js';
import { numpyLegacy } from './streams/numpy-legacy.js';
import type { Range } from './streams/uniform.js';

/** The keyword arguments of H-JEPA's `HierarchicalMaskGenerator`; missing ones take its defaults. */
export interface HjepaHierarchicalConfig {
  /** Image side in pixels, or [height, width]. */
  readonly input_size?: number | readonly [number, number];
  /** Patch side in pixels. Default 16. */
  readonly patch_size?: number;
  /** Levels. Default 3. */
  readonly num_hierarchies?: number;
  /** Targets a level. Default 4. */
  readonly num_target_masks?: number;
  /** How the target area grows by level: times 2^l, or times 1 + l. Default geometric. */
  readonly scale_progression?: 'geometric' | 'linear';
  /** Target area at level 0 as a fraction of the grid. */
  readonly base_scale?: Range;
  /** Width / height. */
  readonly aspect_ratio_range?: Range;
  /** Draws of a target before a small block is taken wherever it falls. Default 10. */
  readonly max_attempts?: number;
}

interface Plan {
  readonly grid: ReferenceGrid;
  /** One a level, finest first. */
  readonly laws: ReadonlyArray<HjepaLaw>;
}

/** What a target's scale is multiplied by at a level. */
type Factor = (level: number) => number;

const PROGRESSIONS: Readonly<Record<'geometric' | 'linear', Factor>> = {
  geometric: (level) => (level === 0 ? 1 : 2 * PROGRESSIONS.geometric(level - 1)),
  linear: (level) => 1 + level,
};

/** The largest end of a target's scale range. */
const MOST_SCALE = 0.95;

/** Level 0 keeps its blocks nearly square. The range may come out inverted; it is drawn from all the same. */
const squarer = ([low, high]: Range): Range => [Math.max(low, 0.85), Math.min(high, 1.15)];

const lawOf = (
  { grid, targets, attempts, aspect }: HjepaSettings,
  [low, high]: Range,
  factor: Factor,
  level: number,
  levels: number,
): HjepaLaw => {
  const ratio = 0.6 + 0.3 * (level / Math.max(1, levels - 1));
  return {
    targets,
    attempts,
    aspect: level === 0 ? squarer(aspect) : aspect,
    targetScale: [Math.min(low * factor(level), MOST_SCALE), Math.min(high * factor(level), MOST_SCALE)],
    contextScale: [Math.min(MOST_SCALE, ratio), Math.min(1, ratio + 0.15)],
    fallback: fallbackOf(grid, level + 2),
  };
};

const defaults: Required<HjepaHierarchicalConfig> = {
  input_size: 224,
  patch_size: 16,
  num_hierarchies: 3,
  num_target_masks: 4,
  scale_progression: 'geometric',
  base_scale: [0.05, 0.15],
  aspect_ratio_range: [0.75, 1.5],
  max_attempts: 10,
};

/**
 * H-JEPA's hierarchical masks. Levels are drawn one after the other for the
 * whole batch, so a sample depends on the batch size. Coarse levels seldom find
 * room and take their fallback, overlapping.
 */
export const hjepaHierarchical: Reference<Plan, HjepaHierarchicalConfig> = reference({
  name: 'hjepa-hierarchical',
  summary: 'Multi-block masks at several levels, targets growing from level to level',
  source: 'H-JEPA, HierarchicalMaskGenerator',
  guarantees: 'number of targets a level',
  stepped: false,
  counted: false,
  defaults,
  example: { config: defaults },
  kind: numpyLegacy,
  plan: (settings) => {
    const common = hjepaSettings(settings);
    const levels = integer(settings, 'num_hierarchies', { least: 1, most: MOST_LEVELS });
    const base = range(settings, 'base_scale', SCALES);
    const factor = PROGRESSIONS[choice(settings, 'scale_progression', ['geometric', 'linear'])];
    return {
      grid: common.grid,
      laws: Array.from({ length: levels }, (_, level) => lawOf(common, base, factor, level, levels)),
    };
  },
  bytes: ({ grid, laws }) => laws.length * (laws[0]!.targets + 1) * (grid.patches + BLOCK_BYTES),
  sample: ({ grid, laws }, batch, { stream }) =>
    right({
      generator: 'hjepa-hierarchical',
      grid,
      batch,
      levels: laws.map((law, level) => drawLevel(stream, grid, law, batch, `level_${level}`)),
    }),
});
