import type { Geometry } from '@jepa-masks/core';
import { gridOfSample } from '@jepa-masks/core/geometry';
import { describe, expect, it } from 'vitest';
import { panelSvg, partsSvg, stripSvg } from '../src/index.js';
import { geometries } from './geometries.js';
import { draw, plans } from './plans.js';
import { masksOf, patchesDotted, patchesIn, patchesUnder, tilesOf } from './view-patches.js';
import { ofClass, type Placed, parse, textOf, walk } from './xml.js';

const subjects: ReadonlyArray<readonly [string, Geometry]> = [
  ...Object.entries(plans).map(([name, plan]) => [name, draw(plan, 2)] as const),
  ...Object.entries(geometries),
];

const kindOf = ({ node }: Placed): string => node.attributes.class!.slice('view-'.length);

/** Numbers in order, each as often as it came. */
const sorted = (numbers: Iterable<number>): ReadonlyArray<number> => [...numbers].sort((a, b) => a - b);

const where = (patches: ReadonlyArray<number>, holds: (value: number) => boolean): ReadonlyArray<number> =>
  patches.flatMap((value, patch) => (holds(value) ? [patch] : []));

/** Holds what a view draws of a part's sample against the masks that the CPU backend makes. */
const checkView = (geometry: Geometry, index: number, sample: number, view: Placed): void => {
  const part = geometry.parts[index]!;
  const grid = gridOfSample(part, sample);
  const tiles = tilesOf(view, grid);
  expect(tiles.reduce((sum, { rows, columns }) => sum + rows * columns, 0)).toBe(grid.patches);
  const inside = walk(view.node);
  const masks = masksOf(geometry, index, sample, grid.patches);
  const withContext = kindOf(view) !== 'targets';
  const withTargets = kindOf(view) !== 'context';
  for (let times = 1; times <= part.contexts; times++) {
    const paths = ofClass(inside, 'context').filter(
      ({ node }) => node.attributes['data-contexts'] === String(times),
    );
    expect(sorted(patchesUnder(paths, tiles))).toEqual(
      where(masks.contextTimes, (count) => withContext && count === times),
    );
  }
  for (let target = 0; target < part.targets; target++) {
    const isOfTarget = ({ node }: Placed): boolean => node.attributes['data-target'] === String(target);
    expect(sorted(patchesUnder(ofClass(inside, 'target').filter(isOfTarget), tiles))).toEqual(
      where(masks.topmost, (topmost) => withTargets && topmost === target),
    );
    // Outlined box by box, the boxes of a target enclose all its patches and no others.
    const enclosed = ofClass(inside, 'target-block')
      .filter(isOfTarget)
      .flatMap(({ node }) => {
        const [x, y, width, height, line] = ['x', 'y', 'width', 'height', 'stroke-width'].map((name) =>
          Number(node.attributes[name]),
        );
        const edges = [x! - line! / 2, y! - line! / 2, width! + line!, height! + line!] as const;
        // Lengths are written to a hundredth of a pixel.
        for (const edge of edges) expect(Math.abs(edge - Math.round(edge))).toBeLessThan(0.011);
        const [left, top, across, down] = edges.map(Math.round);
        return patchesIn(tiles, [left!, top!, across!, down!]);
      });
    expect(sorted(new Set(enclosed))).toEqual(
      where([...masks.targets[target]!], (held) => withTargets && part.masks === 'boxes' && held === 1),
    );
  }
  const roles = masks.contextTimes.map((times, patch) => times + masks.targetTimes[patch]!);
  expect(sorted(patchesDotted(ofClass(inside, 'no-mask'), tiles))).toEqual(
    where(roles, (times) => times === 0),
  );
  expect(ofClass(inside, 'absent')).toEqual([]);
  const isShared = masks.targetTimes.some((times) => times > 1);
  expect(ofClass(inside, 'overlap')).toHaveLength(isShared && withTargets ? 1 : 0);
  const names = inside.filter(({ node }) => node.name === 'text').map(({ node }) => textOf(node));
  if (grid.axes === 3) {
    expect(names).toEqual(expect.arrayContaining(tiles.map((_, frame) => `t = ${frame}`)));
  }
  if (grid.axes === 1 && tiles.length > 1) expect(names[0]).toBe('0');
};

const viewsOf = (svg: string): ReadonlyArray<Placed> =>
  walk(parse(svg)).filter(({ node }) => node.attributes.class?.startsWith('view-'));

describe.each(subjects)('the patches drawn for %s', (_, geometry) => {
  const last = geometry.count - 1;

  it('are those of the CPU backend in the panel of each part, each drawn once', () => {
    geometry.parts.forEach(({ name }, index) => {
      const views = viewsOf(panelSvg(geometry, { sample: last, part: name }));
      expect(views.map(kindOf)).toEqual(['context', 'targets', 'combined']);
      for (const view of views) checkView(geometry, index, last, view);
    });
  });

  it('are those of the CPU backend in a strip', () => {
    const views = viewsOf(stripSvg(geometry, { samples: [last, 0] }));
    expect(views).toHaveLength(2);
    checkView(geometry, 0, last, views[0]!);
    checkView(geometry, 0, 0, views[1]!);
  });

  it('are those of the CPU backend with all parts in one picture', () => {
    const views = viewsOf(partsSvg(geometry));
    expect(views).toHaveLength(3 * geometry.parts.length);
    const seen = new Map<string, number>();
    for (const view of views) {
      // Of one kind of view, parts come in order, whether they are rows or columns.
      const index = seen.get(kindOf(view)) ?? 0;
      seen.set(kindOf(view), index + 1);
      checkView(geometry, index, 0, view);
    }
  });

  it('are not those of another sample, unless its masks are the same', () => {
    const [view] = viewsOf(stripSvg(geometry, { samples: [last] }));
    const [one, other] = [0, last].map((sample) => {
      const { patches } = gridOfSample(geometry.parts[0], sample);
      return JSON.stringify(masksOf(geometry, 0, sample, patches));
    });
    const check = (): void => checkView(geometry, 0, 0, view!);
    if (one === other) check();
    else expect(check).toThrow();
  });
});

/** What the legend says: all text that stands beside a swatch. */
const legendOf = (svg: string): ReadonlyArray<string> => {
  const body = walk(parse(svg)).find(({ node }) => node.attributes.transform === 'translate(20 20)')!;
  return walk(body.node.children.at(-1)!)
    .filter(({ node }) => node.name === 'text')
    .map(({ node }) => textOf(node));
};

describe.each(subjects)('the legend for %s', (_, geometry) => {
  it('names every target, context, role and line that there is, and no other', () => {
    const legend = legendOf(partsSvg(geometry));
    const targets = Math.max(...geometry.parts.map((part) => part.targets));
    const contexts = Math.max(...geometry.parts.map((part) => part.contexts));
    const named = legend.filter((text) => /^target \d+$/.test(text));
    expect(named).toEqual(Array.from({ length: Math.min(16, targets) }, (_, target) => `target ${target}`));
    expect(legend.filter((text) => text.startsWith('… to target'))).toHaveLength(targets > 16 ? 1 : 0);
    expect(legend).toContain(contexts === 1 ? 'context' : `in ${contexts} contexts`);
    const isShared = geometry.parts.some(({ grid }, index) =>
      masksOf(geometry, index, 0, grid.patches).targetTimes.some((times) => times > 1),
    );
    expect(legend.includes('in 2 targets or more')).toBe(isShared);
    const leavesSome = geometry.parts.some((part, index) => {
      const { contextTimes, targetTimes } = masksOf(geometry, index, 0, gridOfSample(part, 0).patches);
      return contextTimes.some((times, patch) => times + targetTimes[patch]! === 0);
    });
    expect(legend.includes('in no mask')).toBe(leavesSome);
    const hasBlocks = geometry.parts.some(({ masks, grid }) => masks === 'boxes' && grid.axes > 1);
    expect(legend.includes('whole context block')).toBe(hasBlocks);
  });
});
