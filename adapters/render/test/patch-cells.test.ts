import type { Geometry, Layout } from '@jepa-masks/core';
import { levelOf } from '@jepa-masks/core';
import { type BooleanMasks, cpu } from '@jepa-masks/cpu';
import { describe, expect, it } from 'vitest';
import { levelsSvg, panelSvg, stripSvg } from '../src/index.js';
import { draw, plans } from './plans.js';
import { type Node, ofClass, type Placed, parse, walk } from './xml.js';

/** The side of a patch, from the frame of a view. */
const cellOf = (view: Node, columns: number): number => {
  const ground = view.children.find(({ name }) => name === 'rect')!;
  return Number(ground.attributes.width) / columns;
};

/** Marks the patches of a rectangle in pixels. */
const mark = (
  mask: Uint8Array,
  columns: number,
  cell: number,
  [x, y, width, height]: ReadonlyArray<number>,
): void => {
  for (const length of [x!, y!, width!, height!]) expect(Number.isInteger(length / cell)).toBe(true);
  for (let row = y! / cell; row < (y! + height!) / cell; row++) {
    for (let column = x! / cell; column < (x! + width!) / cell; column++) mask[row * columns + column] = 1;
  }
};

/** The patches under a path of rectangles `M x y h w v h h -w z`. */
const patchesOf = (
  paths: ReadonlyArray<Placed>,
  patches: number,
  columns: number,
  cell: number,
): Uint8Array => {
  const mask = new Uint8Array(patches);
  for (const { node } of paths) {
    for (const [, ...numbers] of node.attributes.d!.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
      mark(mask, columns, cell, numbers.map(Number));
    }
  }
  return mask;
};

/** What the CPU backend says a context or target of a level is. */
const expected = (geometry: Geometry, sample: number, level: number) => {
  const masks = levelOf<Layout, BooleanMasks>(geometry.layout, cpu.booleans(geometry), level);
  const { patches } = geometry.grid;
  const contexts = Array.from({ length: geometry.contexts }, (_, index) => {
    const from = (sample * geometry.contexts + index) * patches;
    return masks.context.data.subarray(from, from + patches);
  });
  const targets = Array.from({ length: geometry.targets }, (_, index) => {
    const from = (sample * geometry.targets + index) * patches;
    return masks.targets.data.subarray(from, from + patches);
  });
  const times = (of: ReadonlyArray<Uint8Array>): ReadonlyArray<number> =>
    Array.from({ length: patches }, (_, patch) => of.reduce((sum, mask) => sum + mask[patch]!, 0));
  return { contexts, targets, contextTimes: times(contexts), targetTimes: times(targets) };
};

const checkView = (geometry: Geometry, sample: number, level: number, { node }: Placed): void => {
  const { patches, columns } = geometry.grid;
  const view = node.attributes.class!.slice('view-'.length);
  const cell = cellOf(node, columns);
  const inside = walk(node);
  const want = expected(geometry, sample, level);
  const contextPaths = ofClass(inside, 'context');
  for (let times = 1; times <= geometry.contexts; times++) {
    const paths = contextPaths.filter(({ node: path }) => path.attributes['data-contexts'] === String(times));
    const shown = patchesOf(paths, patches, columns, cell);
    const wanted = want.contextTimes.map((count) => (view !== 'targets' && count === times ? 1 : 0));
    expect([...shown]).toEqual(wanted);
  }
  const rects = ofClass(inside, 'target');
  expect(rects).toHaveLength(view === 'context' ? 0 : geometry.targets);
  for (const { node: rect } of rects) {
    const shown = new Uint8Array(patches);
    const { x, y, width, height } = rect.attributes;
    mark(shown, columns, cell, [x, y, width, height].map(Number));
    expect(shown).toEqual(want.targets[Number(rect.attributes['data-target'])]);
  }
  const isShared = want.targetTimes.some((times) => times > 1);
  expect(ofClass(inside, 'overlap')).toHaveLength(isShared && view !== 'context' ? 1 : 0);
};

const viewsOf = (svg: string): ReadonlyArray<Placed> =>
  walk(parse(svg)).filter(({ node }) => node.attributes.class?.startsWith('view-'));

describe.each(Object.entries(plans))('the patches drawn for %s', (_, plan) => {
  const geometry = draw(plan, 2);

  it('are those of the CPU backend in the panel of each level', () => {
    for (let level = 0; level < geometry.levels; level++) {
      const views = viewsOf(panelSvg(geometry, { sample: 1, level }));
      expect(views.map(({ node }) => node.attributes.class)).toEqual([
        'view-context',
        'view-targets',
        'view-combined',
      ]);
      for (const view of views) checkView(geometry, 1, level, view);
    }
  });

  it('are those of the CPU backend in a strip', () => {
    const views = viewsOf(stripSvg(geometry, { samples: [1, 0] }));
    expect(views).toHaveLength(2);
    checkView(geometry, 1, 0, views[0]!);
    checkView(geometry, 0, 0, views[1]!);
  });

  it('are those of the CPU backend with all levels side by side', () => {
    const views = viewsOf(levelsSvg(geometry));
    expect(views).toHaveLength(3 * geometry.levels);
    const seen = new Map<string, number>();
    for (const view of views) {
      // Of one kind of view, levels come in order, whether they are rows or columns.
      const level = seen.get(view.node.attributes.class!) ?? 0;
      seen.set(view.node.attributes.class!, level + 1);
      checkView(geometry, 0, level, view);
    }
  });
});
