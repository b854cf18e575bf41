import { type Block, blocksOf, type Geometry } from '@jepa-masks/core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { heatMapSvg, panelSvg } from '../src/index.js';
import { toPng } from '../src/node.js';
import { colourOf, contextShade, DOT, heatColour } from '../src/palette.js';
import { draw, observeMany, plans } from './plans.js';
import { type Placed, parse, walk } from './xml.js';

const geometry = draw(plans['multi-block at its defaults']!);

const decode = async (png: Uint8Array) => {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const colourAt = (x: number, y: number): string => {
    const from = (Math.floor(y) * info.width + Math.floor(x)) * 3;
    return `#${data.subarray(from, from + 3).toString('hex')}`;
  };
  return { width: info.width, height: info.height, colourAt };
};

/** The colour that a patch of a view must have at its centre, from the blocks alone. */
const wantedColour = (of: Geometry, row: number, column: number, view: string): string => {
  const { contexts, targets } = blocksOf(of.parts[0], 0);
  const holds = ({ top, left, height, width }: Block): boolean =>
    row >= top && row < top + height && column >= left && column < left + width;
  const target = targets.findIndex(holds);
  if (target >= 0) return view === 'context' ? '#ffffff' : colourOf(target);
  if (!holds(contexts[0]!)) return DOT.onWhite;
  return view === 'targets' ? '#ffffff' : contextShade(1, 1);
};

/** `rgb(1, 2, 3)` as `#010203`. */
const hexOf = (rgb: string): string =>
  `#${[...rgb.matchAll(/\d+/g)].map(([channel]) => Number(channel).toString(16).padStart(2, '0')).join('')}`;

/** The plates of labels, where a patch's colour is not seen. */
const plates = (view: Placed): ReadonlyArray<ReadonlyArray<number>> =>
  walk(view.node)
    .filter(({ node }) => node.attributes.rx !== undefined)
    .map(({ node }) => ['x', 'y', 'width', 'height'].map((name) => Number(node.attributes[name])));

describe('toPng', () => {
  it('draws as many pixels a unit as the scale says', async () => {
    const svg = panelSvg(geometry);
    const { width, height } = parse(svg).attributes;
    for (const scale of [1, 2, 3]) {
      const png = await decode(toPng(svg, { scale }));
      expect([png.width, png.height]).toEqual([Number(width) * scale, Number(height) * scale]);
    }
    expect((await decode(toPng(svg))).width).toBe(Number(width) * 2);
  });

  it.each(['multi-block at its defaults', 'a grid of 8 × 24', 'a grid of 64 × 64'])(
    'shows each patch of %s in its colour, at its centre',
    async (name) => {
      const one = draw(plans[name]!, 1);
      const svg = panelSvg(one);
      const scale = 3;
      const png = await decode(toPng(svg, { scale }));
      const views = walk(parse(svg)).filter(({ node }) => node.attributes.class?.startsWith('view-'));
      let checked = 0;
      for (const view of views) {
        const cell = Number(view.node.children[0]!.attributes.width) / one.parts[0].grid.columns;
        const hidden = plates(view);
        for (let patch = 0; patch < one.parts[0].grid.patches; patch++) {
          const row = Math.floor(patch / one.parts[0].grid.columns);
          const column = patch % one.parts[0].grid.columns;
          const x = (column + 0.5) * cell;
          const y = (row + 0.5) * cell;
          const isHidden = hidden.some(
            ([left, top, width, height]) =>
              x >= left! - 1 && x <= left! + width! + 1 && y >= top! - 1 && y <= top! + height! + 1,
          );
          if (isHidden) continue;
          const kind = view.node.attributes.class!.slice('view-'.length);
          expect(png.colourAt((view.x + x) * scale, (view.y + y) * scale), `${kind} ${row}, ${column}`).toBe(
            wantedColour(one, row, column, kind),
          );
          checked++;
        }
      }
      expect(checked).toBeGreaterThan(2.8 * one.parts[0].grid.patches);
    },
  );

  it('fades the photograph outside the masks, and only there', async () => {
    const red = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c00000' } })
      .png()
      .toBuffer();
    const svg = panelSvg(geometry, { photograph: red });
    const png = await decode(toPng(svg, { scale: 1 }));
    const view = walk(parse(svg)).find(({ node }) => node.attributes.class === 'view-context')!;
    const cell = 18;
    for (let patch = 0; patch < geometry.parts[0].grid.patches; patch++) {
      const row = Math.floor(patch / 14);
      const column = patch % 14;
      const isContext = wantedColour(geometry, row, column, 'context') !== '#ffffff';
      const colour = png.colourAt(view.x + (column + 0.5) * cell, view.y + (row + 0.5) * cell);
      // White at 78 % over c00000.
      expect(colour).toBe(isContext ? '#c00000' : '#f1c7c7');
    }
  });

  it('shows shares in the colours of the bar, with a photograph too', async () => {
    const statistics = observeMany(plans['multi-block at its defaults']!);
    const { contextVisits, targetVisits } = statistics.parts[0]!;
    const red = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c00000' } })
      .png()
      .toBuffer();
    const svg = heatMapSvg(statistics, { most: 1, photograph: red });
    const png = await decode(toPng(svg, { scale: 1 }));
    const maps = walk(parse(svg)).filter(({ node }) => node.attributes.class === 'patches');
    expect(maps).toHaveLength(2);
    [contextVisits, targetVisits].forEach((visits, map) => {
      const { x, y } = maps[map]!;
      visits.forEach((share, patch) => {
        const colour = png.colourAt(x + ((patch % 14) + 0.5) * 18, y + (Math.floor(patch / 14) + 0.5) * 18);
        expect(colour).toBe(hexOf(heatColour(share)));
      });
    });
  });

  it('writes text without any font of the machine', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><rect width="200" height="40" fill="white"/><text x="5" y="30" font-size="30">MMMM</text></svg>';
    const png = await decode(toPng(svg, { scale: 1 }));
    const row = Array.from({ length: 200 }, (_, x) => png.colourAt(x, 20));
    expect(new Set(row).size).toBeGreaterThan(1);
  });

  it('gives the same bytes each time', () => {
    const svg = panelSvg(geometry);
    expect(toPng(svg)).toEqual(toPng(svg));
  });

  it.each([0, -1, 17, Number.NaN])('refuses scale %d', (scale) => {
    expect(() => toPng(panelSvg(geometry), { scale })).toThrow(
      `scale is ${scale}; give a number above 0, and at most 16`,
    );
  });

  it('refuses a picture of too many pixels, with the scale that would do', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10000" height="5000"></svg>';
    expect(() => toPng(svg, { scale: 4 })).toThrow(
      'a PNG of 40000 × 20000 pixels is too large; give at most 20000 × 10000',
    );
  });

  it('refuses what is no SVG', () => {
    expect(() => toPng('<svg')).toThrow(Error);
  });
});
