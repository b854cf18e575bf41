import type { ReferenceGrid } from './grid.js';
import { BLOCK_COLUMNS, type MaskLevel } from './masks.js';
import { paint } from './paint.js';
import { roundHalfEven } from './round-half-even.js';
import type { Stream } from './streams/stream.js';
import { type Range, uniform } from './streams/uniform.js';

/** How H-JEPA draws the blocks of one level. */
export interface HjepaLaw {
  /** Target blocks a sample. */
  readonly targets: number;
  /** Draws for a target before its fallback is taken. */
  readonly attempts: number;
  /** Block area as a fraction of the grid. */
  readonly targetScale: Range;
  readonly contextScale: Range;
  /** Width / height. */
  readonly aspect: Range;
  /** Height and width of the block that is taken, overlap or not, when every draw failed. */
  readonly fallback: readonly [number, number];
}

const clamp = (value: number, most: number): number => Math.max(1, Math.min(value, most));

/** Writes a block of this size at a drawn position. */
const place = (
  stream: Stream,
  grid: ReferenceGrid,
  corners: Int32Array,
  at: number,
  height: number,
  width: number,
): void => {
  corners[at] = stream.below(grid.height - height + 1);
  corners[at + 1] = stream.below(grid.width - width + 1);
  corners[at + 2] = height;
  corners[at + 3] = width;
  corners[at + 5] = 1;
};

/**
 * Draws a block: scale, aspect ratio, top, left. The width comes from the
 * height after rounding and before it is clamped to the grid.
 */
const drawBlock = (
  stream: Stream,
  grid: ReferenceGrid,
  corners: Int32Array,
  at: number,
  scale: Range,
  aspect: Range,
): void => {
  const area = uniform(stream, scale) * grid.patches;
  const ratio = uniform(stream, aspect);
  const height = roundHalfEven(Math.sqrt(area / ratio));
  const width = roundHalfEven(height * ratio);
  place(stream, grid, corners, at, clamp(height, grid.height), clamp(width, grid.width));
};

/** Whether the block at `at` shares a patch with one of those from `first` on. */
const meetsEarlier = (corners: Int32Array, first: number, at: number): boolean => {
  const top = corners[at]!;
  const left = corners[at + 1]!;
  const bottom = top + corners[at + 2]!;
  const right = left + corners[at + 3]!;
  for (let other = first; other < at; other += BLOCK_COLUMNS) {
    const otherTop = corners[other]!;
    const otherLeft = corners[other + 1]!;
    if (
      top < otherTop + corners[other + 2]! &&
      otherTop < bottom &&
      left < otherLeft + corners[other + 3]! &&
      otherLeft < right
    ) {
      return true;
    }
  }
  return false;
};

/** Draws a sample's targets, each up to `attempts` times, then by its fallback. */
const drawTargets = (
  stream: Stream,
  grid: ReferenceGrid,
  law: HjepaLaw,
  corners: Int32Array,
  first: number,
): void => {
  for (let target = 0; target < law.targets; target++) {
    const at = first + target * BLOCK_COLUMNS;
    let attempts = 0;
    do {
      if (attempts === law.attempts) {
        place(stream, grid, corners, at, law.fallback[0], law.fallback[1]);
        break;
      }
      drawBlock(stream, grid, corners, at, law.targetScale, law.aspect);
      attempts++;
    } while (meetsEarlier(corners, first, at));
  }
};

/** One level of a batch: for each sample its targets, then its context. */
export const drawLevel = (
  stream: Stream,
  grid: ReferenceGrid,
  law: HjepaLaw,
  batch: number,
  name: string | null,
): MaskLevel => {
  const { targets } = law;
  const { patches } = grid;
  const context = new Uint8Array(batch * patches);
  const contextCorners = new Int32Array(batch * BLOCK_COLUMNS);
  const target = new Uint8Array(batch * targets * patches);
  const targetCorners = new Int32Array(batch * targets * BLOCK_COLUMNS);
  for (let sample = 0; sample < batch; sample++) {
    const first = sample * targets * BLOCK_COLUMNS;
    const contextAt = sample * BLOCK_COLUMNS;
    drawTargets(stream, grid, law, targetCorners, first);
    drawBlock(stream, grid, contextCorners, contextAt, law.contextScale, law.aspect);
    paint(context, sample * patches, grid, contextCorners, contextAt, 1);
    for (let k = 0; k < targets; k++) {
      const at = first + k * BLOCK_COLUMNS;
      paint(target, (sample * targets + k) * patches, grid, targetCorners, at, 1);
      paint(context, sample * patches, grid, targetCorners, at, 0);
    }
  }
  return {
    name,
    masks: {
      context: { perSample: 1, listed: false, bytes: context, length: null },
      targets: { perSample: targets, listed: true, bytes: target, length: null },
    },
    blocks: {
      context: { perSample: 1, corners: contextCorners },
      targets: { perSample: targets, corners: targetCorners },
    },
    indices: {},
  };
};
