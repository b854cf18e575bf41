import { emptyTally, sampleBatch, summarise } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import {
  combinedLevelsSvg,
  coverageHistogramSvg,
  heatMapSvg,
  levelsSvg,
  panelSvg,
  pictureSize,
  shapeHistogramSvg,
  stripSvg,
} from '../src/index.js';
import { draw, observeMany, plans, whitePixel } from './plans.js';

const flat = plans['multi-block at its defaults']!;
const geometry = draw(flat);
const levels = draw(plans['hierarchical at its defaults']!);
const statistics = observeMany(flat, 20);
const nothing = sampleBatch(flat, { seed: 1, count: 0 });
const unseen = summarise(emptyTally(flat));

describe.each([
  ['panelSvg', panelSvg],
  ['levelsSvg', levelsSvg],
  ['combinedLevelsSvg', combinedLevelsSvg],
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

describe('panelSvg', () => {
  it.each([3, -1, Number.NaN])('refuses level %d', (level) => {
    expect(() => panelSvg(levels, { level })).toThrow(`level is ${level}; give a whole number from 0 to 2`);
  });

  it('says that a flat plan has one level', () => {
    expect(() => panelSvg(geometry, { level: 1 })).toThrow('level is 1; give 0: there is one level');
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

  it.each([1, Number.NaN])('refuses level %d', (level) => {
    expect(() => picture(statistics, { level })).toThrow(`level is ${level}; give 0: there is one level`);
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
