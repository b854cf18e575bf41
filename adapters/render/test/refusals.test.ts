import { sampleBatch, summarise } from '@jepa-masks/core';
import { emptyTally } from '@jepa-masks/core/statistics';
import { describe, expect, it } from 'vitest';
import {
  combinedPartsSvg,
  coverageHistogramSvg,
  heatMapSvg,
  panelSvg,
  partsSvg,
  pictureSize,
  shapeHistogramSvg,
  stripSvg,
} from '../src/index.js';
import { geometries, statisticsOf } from './geometries.js';
import { draw, observeMany, plans, whitePixel } from './plans.js';

const flat = plans['multi-block at its defaults']!;
const geometry = draw(flat);
const levels = draw(plans['hierarchical at its defaults']!);
const statistics = observeMany(flat, 20);
const nothing = sampleBatch(flat, { seed: 1, count: 0 });
const unseen = summarise(emptyTally(flat));

describe.each([
  ['panelSvg', panelSvg],
  ['partsSvg', partsSvg],
  ['combinedPartsSvg', combinedPartsSvg],
] as const)('%s', (_, picture) => {
  it.each([3, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses sample %d', (sample) => {
    const draws = (): string => picture(geometry, { sample });
    expect(draws).toThrow(RangeError);
    expect(draws).toThrow(`sample is ${sample}; give a whole number from 0 to 2`);
  });

  it('refuses an empty batch', () => {
    expect(() => picture(nothing)).toThrow('the batch is empty; give a geometry of 1 sample or more');
  });

  it.each(['photo.jpg', 'https://example.org/a.png', ''])('refuses "%s" for a photograph', (photograph) => {
    expect(() => picture(geometry, { photograph })).toThrow(/^photograph is ".*"; give a data:image/);
  });

  it('refuses bytes that are no photograph', () => {
    expect(() => picture(geometry, { photograph: new Uint8Array(12) })).toThrow(
      /^photograph is 12 bytes of no known kind; give the bytes of a PNG, JPEG or WebP/,
    );
  });
});

describe.each([
  ['panelSvg', panelSvg],
  ['stripSvg', stripSvg],
] as const)('%s', (_, picture) => {
  it.each(['level_3', '', 'short'])('refuses part "%s" of a hierarchy', (part) => {
    const draws = (): string => picture(levels, { part });
    expect(draws).toThrow(RangeError);
    expect(draws).toThrow(`part is "${part}"; give one of level_0, level_1, level_2`);
  });

  it('says that a flat plan has one part, without a name', () => {
    expect(() => picture(geometry, { part: 'level_0' })).toThrow(
      'part is "level_0"; give none: there is one part, which has no name',
    );
  });
});

describe('a photograph', () => {
  it.each(['a video with unions of eight blocks', 'a row of 77 tokens'])('is refused under %s', (name) => {
    const own = geometries[name]!;
    const why = 'photograph is given, but no grid in the picture is an image’s; leave it out';
    for (const picture of [panelSvg, stripSvg, partsSvg, combinedPartsSvg]) {
      expect(() => picture(own, { photograph: whitePixel })).toThrow(why);
    }
    expect(() => heatMapSvg(statisticsOf(own), { photograph: whitePixel })).toThrow(why);
  });
});

describe.each([
  ['panelSvg', panelSvg],
  ['partsSvg', partsSvg],
] as const)('%s', (_, picture) => {
  it('draws the views that are asked for, in their order, each once', () => {
    const viewsIn = (svg: string) => [...svg.matchAll(/class="view-(\w+)"/g)].map(([, view]) => view);
    expect(viewsIn(picture(geometry))).toEqual(['context', 'targets', 'combined']);
    expect(viewsIn(picture(geometry, { views: ['combined', 'context', 'combined'] }))).toEqual([
      'combined',
      'context',
    ]);
  });

  it('refuses views that there are not, or none', () => {
    expect(() => picture(geometry, { views: [] })).toThrow('views is []; give one or more of context,');
    expect(() => picture(geometry, { views: ['both' as 'context'] })).toThrow('views is ["both"]; give one');
  });
});

it('parts of a single view fill rows, under their own names', () => {
  const svg = partsSvg(levels, { views: ['combined'] });
  for (const name of ['level_0', 'level_1', 'level_2']) expect(svg).toContain(`>${name}<`);
  const [height, width] = pictureSize(svg);
  expect(height).toBeLessThan(width);
});

describe('combinedPartsSvg', () => {
  it('refuses parts whose grids do not fit over one another', () => {
    expect(() => combinedPartsSvg(geometries['an image and its text']!)).toThrow(
      'the parts do not fit over one another (image: grid 14 × 14, patches of 16 × 16 pixels; ' +
        'text: row of 77 tokens); draw them with partsSvg',
    );
  });
});

describe('shapeHistogramSvg', () => {
  it('refuses statistics of masks that are no blocks', () => {
    expect(() => shapeHistogramSvg(statisticsOf(geometries['a row of 77 tokens']!))).toThrow(
      'the masks: no blocks, so there are no shapes to draw',
    );
    const own = statisticsOf(geometries['an image and its text']!);
    expect(() => shapeHistogramSvg(own, { part: 'image' })).toThrow(
      'image: no blocks, so there are no shapes to draw',
    );
  });
});

describe('stripSvg', () => {
  it('refuses samples that there are not', () => {
    expect(() => stripSvg(geometry, { samples: [0, 5] })).toThrow(
      'sample is 5; give a whole number from 0 to 2',
    );
    expect(() => stripSvg(geometry, { samples: [] })).toThrow('samples is empty; give 1 sample or more');
    expect(() => stripSvg(nothing)).toThrow('the batch is empty');
  });

  it.each([0, 65, 1.5, Number.NaN])('refuses %d columns', (columns) => {
    expect(() => stripSvg(geometry, { columns })).toThrow(
      `columns is ${columns}; give a whole number from 1 to 64`,
    );
  });

  it('refuses a list of photographs of another length', () => {
    expect(() => stripSvg(geometry, { photograph: [whitePixel] })).toThrow(
      'photograph lists 1; give one, or a list of 3: one for each sample shown',
    );
  });
});

describe.each([
  ['heatMapSvg', heatMapSvg],
  ['shapeHistogramSvg', shapeHistogramSvg],
  ['coverageHistogramSvg', coverageHistogramSvg],
] as const)('%s', (_, picture) => {
  it('refuses statistics of no sample', () => {
    expect(() => picture(unseen)).toThrow('the statistics count no sample; measure 1 or more');
  });

  it('refuses a part that there is not', () => {
    expect(() => picture(statistics, { part: 'level_0' })).toThrow(
      'part is "level_0"; give none: there is one part, which has no name',
    );
  });
});

describe('options out of range', () => {
  it.each([63, 16_385, 100.5, Number.NaN])('every picture refuses a width of %d', (width) => {
    const accepted = `width is ${width}; give a whole number from 64 to 16384`;
    expect(() => panelSvg(geometry, { width })).toThrow(accepted);
    expect(() => heatMapSvg(statistics, { width })).toThrow(accepted);
  });

  it.each(['', '<svg width="10"/>', '<svg width="wide" height="5"/>', '<g width="1" height="1"/>'])(
    'pictureSize refuses %s',
    (svg) => {
      expect(() => pictureSize(svg)).toThrow('the picture says no width and height');
    },
  );

  it.each([0, 1.01, -1, Number.NaN])('heatMapSvg refuses %d for the most', (most) => {
    expect(() => heatMapSvg(statistics, { most })).toThrow(
      `most is ${most}; give a share above 0, and at most 1`,
    );
  });

  it.each([0, 201, Number.NaN])('shapeHistogramSvg refuses %d for the most', (most) => {
    expect(() => shapeHistogramSvg(statistics, { most })).toThrow(
      `most is ${most}; give a whole number from 1 to 200`,
    );
  });
});
