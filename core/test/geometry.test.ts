import { describe, expect, test } from 'vitest';
import { byLayout, levelOf } from '../src/geometry/by-layout.js';
import {
  blockAt,
  blockOffset,
  blocksOf,
  blocksStride,
  type Geometry,
  phaseWord,
} from '../src/geometry/geometry.js';
import { geometryShape, hierarchical, multiBlock, unwrap } from '../src/index.js';

/** Two samples of three levels of one context and two targets; every integer is its own place. */
const geometry: Geometry = {
  layout: 'levels',
  grid: { rows: 9, columns: 9, patches: 81, patchSize: 1 },
  count: 2,
  levels: 3,
  contexts: 1,
  targets: 2,
  blocks: Int32Array.from({ length: 2 * 3 * 3 * 4 }, (_, at) => at),
  phases: Uint32Array.from({ length: 2 * 3 }, (_, at) => 100 + at),
};

const blockFrom = (at: number) => ({ top: at, left: at + 1, height: at + 2, width: at + 3 });

describe('a geometry', () => {
  test('holds samples, levels and blocks one after another, four integers each', () => {
    expect(blocksStride(geometry)).toBe(36);
    expect(blockOffset(geometry, 0, 0, 2)).toBe(8);
    expect(blockOffset(geometry, 0, 2, 0)).toBe(24);
    expect(blockOffset(geometry, 1, 2, 1)).toBe(64);
    expect(blockAt(geometry, 1, 2, 1)).toEqual(blockFrom(64));
  });

  test('tells contexts from targets, contexts first', () => {
    expect(blocksOf(geometry, 1, 1)).toEqual({
      contexts: [blockFrom(48)],
      targets: [blockFrom(52), blockFrom(56)],
    });
  });

  test('holds a phase for each level of each sample', () => {
    expect(phaseWord(geometry, 0, 2)).toBe(102);
    expect(phaseWord(geometry, 1, 1)).toBe(104);
  });

  test('takes its shape from the plan', () => {
    const plan = unwrap(hierarchical.plan({ numTargetMasks: 2 }));
    expect(geometryShape(plan)).toEqual({
      layout: 'levels',
      grid: plan.grid,
      levels: 3,
      contexts: 1,
      targets: 2,
    });
    expect(geometryShape(unwrap(multiBlock.plan({ numContextMasks: 2 })))).toMatchObject({
      layout: 'flat',
      levels: 1,
      contexts: 2,
      targets: 4,
    });
  });
});

describe('what a layout has', () => {
  test('flat: once', () => {
    const parts = byLayout({ layout: 'flat', levels: 1 }, (level) => level + 10);
    expect(parts).toBe(10);
    expect(levelOf('flat', parts, 0)).toBe(10);
  });

  test('of levels: once a level, by name', () => {
    const parts = byLayout({ layout: 'levels', levels: 3 }, (level) => level + 10);
    expect(parts).toEqual({ level_0: 10, level_1: 11, level_2: 12 });
    expect(levelOf('levels', parts, 2)).toBe(12);
  });
});
