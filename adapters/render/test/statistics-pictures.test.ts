import { describe, expect, it } from 'vitest';
import { coverageHistogramSvg, heatMapSvg, shapeHistogramSvg } from '../src/index.js';
import { heatColour } from '../src/palette.js';
import { geometries, statisticsOf } from './geometries.js';
import { observeMany, plans, whitePixel } from './plans.js';
import { type Node, ofClass, parse, textOf, walk } from './xml.js';

const statistics = observeMany(plans['multi-block at its defaults']!);
const levels = observeMany(plans['hierarchical at its defaults']!);

const textsOf = (svg: string): ReadonlyArray<string> =>
  walk(parse(svg))
    .filter(({ node }) => node.name === 'text')
    .map(({ node }) => textOf(node).replaceAll('\u00a0', ' '));

/** The rectangles of a heat map, view by view. */
const patchesOf = (svg: string): ReadonlyArray<Node> =>
  ofClass(walk(parse(svg)), 'patches').flatMap(({ node }) => node.children);

describe('the heat map', () => {
  it('colours each patch by its share of the most', () => {
    const { contextVisits, targetVisits } = statistics.parts[0]!;
    const patches = patchesOf(heatMapSvg(statistics, { most: 1 }));
    expect(patches.map(({ attributes }) => attributes.fill)).toEqual(
      [...contextVisits, ...targetVisits].map(heatColour),
    );
  });

  it('has the same colours beside a photograph, and nothing over them', () => {
    for (const counted of [statistics, levels]) {
      const bare = patchesOf(heatMapSvg(counted)).map(({ attributes }) => attributes.fill);
      const svg = heatMapSvg(counted, { photograph: whitePixel });
      expect(patchesOf(svg).map(({ attributes }) => attributes.fill)).toEqual(bare);
      expect(svg).not.toContain('fill-opacity');
      expect(textsOf(svg)).toContain('photograph');
      expect(walk(parse(svg)).filter(({ node }) => node.name === 'use')).toHaveLength(1);
    }
  });

  it('labels its bar in per cent up to the most', () => {
    expect(textsOf(heatMapSvg(statistics, { most: 0.8 }))).toEqual(
      expect.arrayContaining(['0', '20', '40', '60', '80', 'visits (%)']),
    );
    expect(textsOf(heatMapSvg(statistics, { most: 0.004 }))).toEqual(
      expect.arrayContaining(['0.00', '0.10', '0.20', '0.30', '0.40']),
    );
  });

  it('shows every part unless one is asked for', () => {
    const patches = levels.parts[0]!.grid.patches;
    expect(patchesOf(heatMapSvg(levels))).toHaveLength(3 * 2 * patches);
    expect(patchesOf(heatMapSvg(levels, { part: 'level_2' }))).toHaveLength(2 * patches);
  });

  it('writes the percentages into patches that are large enough', () => {
    const few = observeMany(plans['a grid of 2 × 1']!);
    const rounded = few.parts[0]!.contextVisits.map((share) => (share * 100).toFixed(0));
    expect(textsOf(heatMapSvg(few))).toEqual(expect.arrayContaining(rounded));
  });
});

describe('the histogram of shapes', () => {
  it('has a labelled bar for each shape, in proportion', () => {
    const svg = shapeHistogramSvg(statistics);
    const { targetShapes, contextShapes } = statistics.parts[0]!;
    const bars = ofClass(walk(parse(svg)), 'bar').map(({ node }) => Number(node.attributes.width));
    expect(bars).toHaveLength(targetShapes.length + contextShapes.length);
    const [first, second] = targetShapes;
    expect(bars[1]! / bars[0]!).toBeCloseTo(second!.share / first!.share, 1);
    for (const { height, width, share } of targetShapes) {
      expect(textsOf(svg)).toContain(`${height} × ${width}`);
      expect(textsOf(svg)).toContain(`${(share * 100).toFixed(1)} %`);
    }
  });

  it('says how many shapes it leaves out, and how often they came', () => {
    const { targetShapes } = levels.parts[1]!;
    const share = targetShapes.slice(3).reduce((sum, shape) => sum + shape.share, 0);
    const rest = targetShapes.length - 3;
    expect(textsOf(shapeHistogramSvg(levels, { part: 'level_1', most: 3 }))).toContain(
      `${targetShapes.length} shapes; the ${rest} rarest (${(share * 100).toFixed(1)} %) not shown`,
    );
  });
});

describe.each(Object.entries(geometries))('statistics of %s', (_, geometry) => {
  const counted = statisticsOf(geometry);

  it('have a heat map with the share of each patch in its place, part after part', () => {
    const maps = ofClass(walk(parse(heatMapSvg(counted, { most: 1 }))), 'patches');
    expect(maps).toHaveLength(2 * counted.parts.length);
    counted.parts.forEach(({ grid, contextVisits, targetVisits }, part) => {
      [contextVisits, targetVisits].forEach((visits, kind) => {
        const drawn = maps[2 * part + kind]!.node.children.map(({ attributes }) => attributes);
        expect(drawn.map(({ fill }) => fill)).toEqual(visits.map(heatColour));
        const places = drawn.map(({ x, y }) => `${x}, ${y}`);
        expect(new Set(places).size).toBe(grid.patches);
        // Patches of a row of one tile lie side by side.
        const cell = Number(drawn[0]!.width);
        for (let column = 1; column < Math.min(grid.columns, 8); column++) {
          expect(Number(drawn[column]!.x)).toBe(Number(drawn[0]!.x) + column * cell);
          expect(drawn[column]!.y).toBe(drawn[0]!.y);
        }
      });
    });
  });

  it('have a histogram of shapes for the parts that have blocks, and nothing for the others', () => {
    const withBlocks = counted.parts.filter((_, part) => geometry.parts[part]!.masks === 'boxes');
    if (withBlocks.length === 0) {
      expect(() => shapeHistogramSvg(counted)).toThrow('no shapes to draw');
      return;
    }
    const texts = textsOf(shapeHistogramSvg(counted));
    const headings = texts.filter((text) => /(^|: )(targets|context blocks)$/.test(text));
    expect(headings).toEqual(
      withBlocks.flatMap(({ name }) =>
        ['targets', 'context blocks'].map((kind) => (name === '' ? kind : `${name}: ${kind}`)),
      ),
    );
    for (const { targetShapes, grid } of withBlocks) {
      const { duration, height, width } = targetShapes[0]!;
      const sides = grid.axes === 1 ? [width] : grid.axes === 2 ? [height, width] : [duration, height, width];
      expect(texts).toContain(sides.join(' × '));
    }
  });
});

describe('the histogram of coverage', () => {
  it('has a bar for each area that masks have, as high as its share', () => {
    const { areas } = statistics.parts[0]!;
    const bars = ofClass(walk(parse(coverageHistogramSvg(statistics))), 'bar');
    const wanted = [areas.context, areas.target, areas.union].map((counts) =>
      counts.filter((count) => count > 0),
    );
    expect(bars).toHaveLength(wanted.flat().length);
    const heights = bars
      .slice(wanted[0]!.length, wanted[0]!.length + wanted[1]!.length)
      .map(({ node }) => Number(node.attributes.height));
    const largest = Math.max(...wanted[1]!);
    wanted[1]!.forEach((count, index) => {
      expect(heights[index]! / Math.max(...heights)).toBeCloseTo(count / largest, 2);
    });
  });

  it('marks the mean of each', () => {
    const { context, target, union } = statistics.parts[0]!;
    const svg = coverageHistogramSvg(statistics);
    const { patches } = statistics.parts[0]!.grid;
    const means = ofClass(walk(parse(svg)), 'mean').map(({ node }) => Number(node.attributes.x1));
    [context, target, union].forEach(({ mean }, index) => {
      expect(means[index]).toBeCloseTo((520 * (mean + 0.5 / patches)) / (1 + 1 / patches), 1);
      expect(textsOf(svg).join('\n')).toContain(`mean ${(mean * 100).toFixed(1)} %`);
    });
  });

  it('pools areas on a large grid, so that bars can be seen', () => {
    const large = observeMany(plans['a grid of 64 × 64']!, 100);
    const bars = ofClass(walk(parse(coverageHistogramSvg(large))), 'bar');
    for (const { node } of bars) expect(Number(node.attributes.width)).toBeGreaterThan(1.9);
  });
});
