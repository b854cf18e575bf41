import type { Geometry } from '@jepa-masks/core';
import { blocksOf } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import {
  combinedPartsSvg,
  type GridPicture,
  heatMapSvg,
  panelSvg,
  partsSvg,
  stripSvg,
  viewSize,
} from '../src/index.js';
import { geometries } from './geometries.js';
import { draw, observeMany, plans, whitePixel } from './plans.js';
import { masksOf, patchesUnder, tilesOf } from './view-patches.js';
import { ofClass, parse, walk } from './xml.js';

const photograph = whitePixel;

const pictures: Readonly<
  Record<Exclude<GridPicture, 'comparison' | 'heatMap' | 'animation'>, (geometry: Geometry) => string>
> = {
  panel: (geometry) => panelSvg(geometry, { photograph }),
  strip: (geometry) => stripSvg(geometry, { photograph }),
  parts: (geometry) => partsSvg(geometry, { photograph }),
  combinedParts: (geometry) => combinedPartsSvg(geometry, { photograph }),
};

/** Height and width of the photograph in a picture. */
const drawnSize = (svg: string): ReadonlyArray<number> => {
  const image = walk(parse(svg)).find(({ node }) => node.name === 'image')!.node;
  return [Number(image.attributes.height), Number(image.attributes.width)];
};

describe.each(Object.entries(plans))('a photograph under %s', (_, plan) => {
  const geometry = draw(plan, 2);

  it.each(Object.entries(pictures))('is as large in the %s as viewSize says', (name, picture) => {
    expect(drawnSize(picture(geometry))).toEqual(viewSize(name as GridPicture, plan.parts[0].grid));
  });

  it('is as large in the heat map as viewSize says', () => {
    const svg = heatMapSvg(observeMany(plan, 20), { photograph });
    expect(drawnSize(svg)).toEqual(viewSize('heatMap', plan.parts[0].grid));
  });
});

describe.each(['overlapping targets', 'sixty targets', 'multi-block at its defaults'])(
  'tints of %s',
  (name) => {
    it('give each patch of a target one colour, that of the last target which holds it', () => {
      const geometry = draw(plans[name]!, 1);
      const { grid } = geometry.parts[0];
      const { topmost } = masksOf(geometry, 0, 0, grid.patches);
      const tilesOfPicture = (svg: string) => {
        const view = walk(parse(svg)).find(({ node }) => node.attributes.class === 'view-targets')!;
        return { view, tiles: tilesOf(view, grid) };
      };
      // A photograph covers the ground of the same picture without one.
      const { tiles } = tilesOfPicture(panelSvg(geometry));
      const { view } = tilesOfPicture(panelSvg(geometry, { photograph }));
      const colours = Array.from({ length: grid.patches }, (): Array<number> => []);
      for (const path of ofClass(walk(view.node), 'target')) {
        expect(Number(path.node.attributes['fill-opacity'])).toBeLessThan(1);
        for (const patch of patchesUnder([path], tiles)) {
          colours[patch]!.push(Number(path.node.attributes['data-target']));
        }
      }
      expect(colours).toEqual(topmost.map((target) => (target < 0 ? [] : [target])));
    });
  },
);

describe.each([
  ...['hierarchical at its defaults', 'seven levels'].map((name) => [name, draw(plans[name]!, 1)] as const),
  ['levels on coarser grids', geometries['levels on coarser grids']!] as const,
])('all parts of %s in one picture', (_, geometry) => {
  it.each([undefined, photograph])('are the outlines of their targets, without a tint (%s)', (under) => {
    const svg = combinedPartsSvg(geometry, under === undefined ? {} : { photograph: under });
    const [, width] = viewSize('combinedParts', geometry.parts[0].grid);
    const groups = ofClass(walk(parse(svg)), 'targets');
    expect(groups.map(({ node }) => node.attributes['data-part'])).toEqual(
      geometry.parts.map(({ name }) => name).toReversed(),
    );
    for (const { node } of groups) {
      const part = geometry.parts.find(({ name }) => name === node.attributes['data-part'])!;
      const cell = width / part.grid.columns;
      const drawn = node.children
        .filter(({ name }) => name === 'rect')
        .map(({ attributes }) => {
          expect(attributes.fill).toBe('none');
          const stroke = Number(attributes['stroke-width']);
          const [x, y, across, down] = ['x', 'y', 'width', 'height'].map((side) => Number(attributes[side]));
          return [y! - stroke / 2, x! - stroke / 2, down! + stroke, across! + stroke].map(
            (side) => side / cell,
          );
        });
      const wanted = blocksOf(part, 0).targets.map((block) => [
        block.top,
        block.left,
        block.height,
        block.width,
      ]);
      // On a photograph each has a white one below.
      expect(drawn).toEqual(under === undefined ? wanted : wanted.flatMap((block) => [block, block]));
    }
  });

  it('are edges between patches of a target and others where masks are patches', () => {
    const groups = ofClass(walk(parse(combinedPartsSvg(geometry))), 'targets');
    const [, width] = viewSize('combinedParts', geometry.parts[0].grid);
    geometry.parts.forEach((part, index) => {
      const { rows, columns, patches } = part.grid;
      const group = groups.find(({ node }) => node.attributes['data-part'] === part.name)!;
      const paths = group.node.children.filter(({ name }) => name === 'path');
      expect(paths).toHaveLength(part.masks === 'patches' ? part.targets : 0);
      const { targets } = masksOf(geometry, index, 0, patches);
      paths.forEach(({ attributes }, target) => {
        const holds = (row: number, column: number): boolean =>
          row >= 0 &&
          column >= 0 &&
          row < rows &&
          column < columns &&
          targets[target]![row * columns + column] === 1;
        const edges = Array.from({ length: rows + 1 }, (_, row) =>
          Array.from({ length: columns + 1 }, (_, column) => [
            ...(holds(row, column) === holds(row - 1, column) ? [] : [`${column} ${row} h`]),
            ...(holds(row, column) === holds(row, column - 1) ? [] : [`${column} ${row} v`]),
          ]),
        ).flat(2);
        const cell = width / columns;
        const drawn = [...attributes.d!.matchAll(/M([\d.]+) ([\d.]+)([hv])/g)].map(
          ([, x, y, direction]) => `${Number(x) / cell} ${Number(y) / cell} ${direction}`,
        );
        expect(drawn.sort()).toEqual(edges.sort());
      });
    });
  });
});

describe('a photograph of several parts', () => {
  it('lies under the parts that are images, and the legend says how both kinds look', () => {
    const svg = partsSvg(geometries['an image and its text']!, { photograph });
    const views = walk(parse(svg)).filter(({ node }) => node.attributes.class?.startsWith('view-'));
    expect(views.map(({ node }) => walk(node).some((one) => one.node.name === 'use'))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(svg).toContain('>context<');
    expect(svg).toContain('>context (clear)<');
  });

  it('is held once where levels on coarser grids take the same pixels', () => {
    for (const picture of [partsSvg, combinedPartsSvg]) {
      const svg = picture(geometries['levels on coarser grids']!, { photograph });
      expect(svg.match(/<image/g)).toHaveLength(1);
    }
  });
});
