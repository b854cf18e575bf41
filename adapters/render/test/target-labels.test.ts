import type { Geometry } from '@jepa-masks/core';
import { gridOfSample } from '@jepa-masks/core/geometry';
import { describe, expect, it } from 'vitest';
import { panelSvg } from '../src/index.js';
import { geometries } from './geometries.js';
import { draw, plans } from './plans.js';
import { masksOf, type SeenTile, tilesOf } from './view-patches.js';
import { ofClass, type Placed, parse, textOf, walk } from './xml.js';

interface Label {
  readonly target: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const targetsView = (geometry: Geometry, part: string): Placed =>
  walk(parse(panelSvg(geometry, { part }))).find(({ node }) => node.attributes.class === 'view-targets')!;

/** The labels of a view: a plate, then its number. */
const labelsOf = (view: Placed): ReadonlyArray<Label> =>
  ofClass(walk(view.node), 'labels').flatMap(({ node }) =>
    node.children.flatMap((plate, index) => {
      if (plate.name !== 'rect') return [];
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
        Number(plate.attributes[name]),
      );
      return [
        { target: Number(textOf(node.children[index + 1]!)), x: x!, y: y!, width: width!, height: height! },
      ];
    }),
  );

/** The tile of a label, and the patches of it that lie under the label or nearer to it than a margin. */
const under = ({ x, y, width, height }: Label, tiles: ReadonlyArray<SeenTile>, margin: number) => {
  const index = tiles.findIndex(
    (tile) =>
      x >= tile.x &&
      y >= tile.y &&
      x + width <= tile.x + tile.columns * tile.cell &&
      y + height <= tile.y + tile.rows * tile.cell,
  );
  const tile = tiles[index]!;
  const patches = Array.from({ length: tile.rows * tile.columns }, (_, patch) => patch)
    .filter((patch) => {
      const left = tile.x + (patch % tile.columns) * tile.cell;
      const top = tile.y + Math.floor(patch / tile.columns) * tile.cell;
      // Lengths are written to a hundredth of a pixel.
      return (
        left + 0.02 < x + width + margin &&
        x - margin + 0.02 < left + tile.cell &&
        top + 0.02 < y + height + margin &&
        y - margin + 0.02 < top + tile.cell
      );
    })
    .map((patch) => tile.first + patch);
  return { index, patches };
};

const subjects: ReadonlyArray<readonly [string, Geometry]> = [
  ...Object.entries(plans).map(([name, plan]) => [name, draw(plan, 1)] as const),
  ...Object.entries(geometries),
];

describe.each(subjects)('the labels of targets of %s', (_, geometry) => {
  it('lie on their targets alone, apart, and at most one in each frame or line', () => {
    geometry.parts.forEach((part, index) => {
      const grid = gridOfSample(part, 0);
      const view = targetsView(geometry, part.name);
      const tiles = tilesOf(view, grid);
      const labels = labelsOf(view);
      const { targets } = masksOf(geometry, index, 0, grid.patches);
      const seen = new Set<string>();
      for (const label of labels) {
        // Patches that lie apart show their colour about the label.
        const found = under(label, tiles, part.masks === 'patches' ? 2 : 0);
        expect(found.patches.map((patch) => targets[label.target]![patch])).toEqual(
          found.patches.map(() => 1),
        );
        seen.add(`${label.target} in ${found.index}`);
      }
      expect(seen.size).toBe(labels.length);
      labels.forEach((one, at) => {
        const other = labels
          .slice(at + 1)
          .find(
            ({ x, y, width, height }) =>
              one.x < x + width && x < one.x + one.width && one.y < y + height && y < one.y + one.height,
          );
        expect(other).toBeUndefined();
      });
    });
  });
});

describe('a label', () => {
  it('is there for every target that has room for it, be it covered', () => {
    const targets = (name: string): ReadonlyArray<number> =>
      labelsOf(targetsView(draw(plans[name]!, 1), '')).map(({ target }) => target);
    expect(targets('multi-block at its defaults')).toEqual([0, 1, 2, 3]);
    expect(targets('overlapping targets')).toEqual([0, 1, 2, 3, 4, 5]);
    const onOneAnother = labelsOf(targetsView(geometries['targets on one another']!, ''));
    expect(onOneAnother.map(({ target }) => target)).toEqual([0, 1, 2]);
  });

  it('stands in each of the frames that a union of blocks goes through', () => {
    const labels = labelsOf(targetsView(geometries['a video with unions of eight blocks']!, ''));
    expect(labels.filter(({ target }) => target === 0)).toHaveLength(8);
    expect(labels.filter(({ target }) => target === 1)).toHaveLength(8);
  });

  it('is left out where there are very many targets', () => {
    expect(labelsOf(targetsView(draw(plans['sixty targets']!, 1), ''))).toEqual([]);
  });
});
