import type { Geometry } from '@jepa-masks/core';
import { blocksOf } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { describe, expect, it } from 'vitest';
import {
  combinedLevelsSvg,
  type GridPicture,
  heatMapSvg,
  levelsSvg,
  panelSvg,
  stripSvg,
  viewSize,
} from '../src/index.js';
import { draw, observeMany, plans, whitePixel } from './plans.js';
import { ofClass, parse, walk } from './xml.js';

const photograph = whitePixel;

const pictures: Readonly<
  Record<Exclude<GridPicture, 'comparison' | 'heatMap'>, (geometry: Geometry) => string>
> = {
  panel: (geometry) => panelSvg(geometry, { photograph }),
  strip: (geometry) => stripSvg(geometry, { photograph }),
  levels: (geometry) => levelsSvg(geometry, { photograph }),
  combinedLevels: (geometry) => combinedLevelsSvg(geometry, { photograph }),
};

/** Height and width of the photograph in a picture. */
const drawnSize = (svg: string): ReadonlyArray<number> => {
  const image = walk(parse(svg)).find(({ node }) => node.name === 'image')!.node;
  return [Number(image.attributes.height), Number(image.attributes.width)];
};

describe.each(Object.entries(plans))('a photograph under %s', (_, plan) => {
  const geometry = draw(plan, 2);

  it.each(Object.entries(pictures))('is as large in the %s as viewSize says', (name, picture) => {
    expect(drawnSize(picture(geometry))).toEqual(viewSize(name as GridPicture, plan.grid));
  });

  it('is as large in the heat map as viewSize says', () => {
    const svg = heatMapSvg(observeMany(plan, 20), { photograph });
    expect(drawnSize(svg)).toEqual(viewSize('heatMap', plan.grid));
  });
});

/** The patches under a path of rectangles of one patch's height. */
const patchesUnder = (d: string, cell: number, columns: number): ReadonlyArray<number> =>
  [...d.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, width]) =>
    Array.from(
      { length: Number(width) / cell },
      (_, index) => (Number(y) / cell) * columns + Number(x) / cell + index,
    ),
  );

describe.each(['overlapping targets', 'sixty targets', 'multi-block at its defaults'])(
  'tints of %s',
  (name) => {
    it('give each patch of a target one colour, that of a target which holds it', () => {
      const geometry = draw(plans[name]!, 1);
      const { grid, targets } = geometry;
      const cell = viewSize('panel', grid)[1] / grid.columns;
      const masks = cpu.booleans(geometry as Geometry & { layout: 'flat' });
      const view = walk(parse(panelSvg(geometry, { photograph }))).find(
        ({ node }) => node.attributes.class === 'view-targets',
      )!;
      const colours = Array.from({ length: grid.patches }, (): Array<number> => []);
      for (const { node } of ofClass(walk(view.node), 'tint')) {
        for (const patch of patchesUnder(node.attributes.d!, cell, grid.columns)) {
          colours[patch]!.push(Number(node.attributes['data-target']));
        }
      }
      colours.forEach((drawn, patch) => {
        const held = Array.from({ length: targets }, (_, target) => target).filter(
          (target) => masks.targets.data[target * grid.patches + patch] === 1,
        );
        expect(drawn).toEqual(held.slice(-1));
      });
    });
  },
);

describe.each(['hierarchical at its defaults', 'seven levels'])('all levels of %s in one picture', (name) => {
  it.each([undefined, photograph])('are the outlines of their targets, without a tint (%s)', (under) => {
    const geometry = draw(plans[name]!, 1);
    const [, width] = viewSize('combinedLevels', geometry.grid);
    const cell = width / geometry.grid.columns;
    const svg = combinedLevelsSvg(geometry, under === undefined ? {} : { photograph: under });
    const groups = ofClass(walk(parse(svg)), 'targets');
    expect(groups.map(({ node }) => Number(node.attributes['data-level']))).toEqual(
      Array.from({ length: geometry.levels }, (_, level) => geometry.levels - 1 - level),
    );
    for (const { node } of groups) {
      const level = Number(node.attributes['data-level']);
      const drawn = node.children.map(({ attributes }) => {
        expect(attributes.fill).toBe('none');
        const stroke = Number(attributes['stroke-width']);
        const [x, y, across, down] = ['x', 'y', 'width', 'height'].map((side) => Number(attributes[side]));
        return [y! - stroke / 2, x! - stroke / 2, down! + stroke, across! + stroke].map(
          (side) => side / cell,
        );
      });
      const wanted = blocksOf(geometry, 0, level).targets.map((block) => [
        block.top,
        block.left,
        block.height,
        block.width,
      ]);
      // On a photograph each has a white one below.
      expect(drawn).toEqual(under === undefined ? wanted : wanted.flatMap((block) => [block, block]));
    }
  });
});
