import { type Geometry, lengthsOf, type Statistics } from '@jepa-masks/core';
import { gridOfSample } from '@jepa-masks/core/geometry';
import { measureThinning, type ThinningStatistics } from '@jepa-masks/core/statistics';
import { cpu } from '@jepa-masks/cpu';
import { describe, expect, it } from 'vitest';
import {
  areCombinable,
  collationMapSvg,
  combinedPartsSvg,
  coverageHistogramSvg,
  heatMapSvg,
  panelSvg,
  partsSvg,
  pictureSize,
  shapeHistogramSvg,
  stripSvg,
  thinningMapSvg,
} from '../src/index.js';
import { textWidth } from '../src/text.js';
import { geometries, statisticsOf, thinningOf } from './geometries.js';
import { draw, observeMany, onePatch, plans, whitePixel } from './plans.js';
import { type Placed, parse, textOf, walk } from './xml.js';

const request = { seed: 'a seed <of> text & "signs"', step: 7, first: 100 };

/** Photographs lie under images alone. */
const hasImage = ({ parts }: Geometry, sample: number, index?: number): boolean =>
  (index === undefined ? parts : [parts[index]!]).some((part) => gridOfSample(part, sample).axes === 2);

const ofSamples = (geometry: Geometry): Readonly<Record<string, string>> => ({
  panel: panelSvg(geometry),
  'panel with a long title': panelSvg(geometry, {
    title: `${'A title that goes on and on '.repeat(20)}${'andon'.repeat(60)}`,
  }),
  strip: stripSvg(geometry, { request }),
  parts: partsSvg(geometry, { request }),
  'strip without a title': stripSvg(geometry, { title: false, request }),
  ...(hasImage(geometry, 0, 0)
    ? {
        'panel over a photograph': panelSvg(geometry, { photograph: whitePixel, request }),
        'panel without a title': panelSvg(geometry, { title: false, photograph: whitePixel }),
        'strip over a photograph': stripSvg(geometry, { photograph: whitePixel }),
      }
    : {}),
  ...(hasImage(geometry, 0)
    ? {
        'parts as spectrograms': partsSvg(geometry, { spectrogram: true }),
        'samples as spectrograms': stripSvg(geometry, { spectrogram: true }),
        'parts over a spectrogram': partsSvg(geometry, { spectrogram: true, photograph: whitePixel }),
      }
    : {}),
  ...(hasImage(geometry, 0)
    ? { 'parts over a photograph': partsSvg(geometry, { photograph: whitePixel }) }
    : {}),
  ...(areCombinable(geometry.parts.map((part) => gridOfSample(part, 0)))
    ? {
        'combined parts': combinedPartsSvg(geometry, { request }),
        'combined parts without a title': combinedPartsSvg(geometry, { title: false }),
        ...(hasImage(geometry, 0)
          ? { 'combined parts over a photograph': combinedPartsSvg(geometry, { photograph: whitePixel }) }
          : {}),
      }
    : {}),
});

const ofStatistics = (statistics: Statistics): Readonly<Record<string, string>> => ({
  'heat map': heatMapSvg(statistics),
  coverage: coverageHistogramSvg(statistics),
  'coverage without a title': coverageHistogramSvg(statistics, { title: false }),
  ...(statistics.parts.some(({ targetShapes }) => targetShapes.length > 0)
    ? {
        shapes: shapeHistogramSvg(statistics),
        'five shapes': shapeHistogramSvg(statistics, { most: 5 }),
        'shapes without a title': shapeHistogramSvg(statistics, { title: false }),
      }
    : {}),
  ...(statistics.parts.some(({ grid }) => grid.axes === 2)
    ? {
        'heat map beside a photograph, without a title': heatMapSvg(statistics, {
          photograph: whitePixel,
          title: false,
        }),
      }
    : {}),
});

const ofCollation = ({ samples, parts }: ThinningStatistics): Readonly<Record<string, string>> => {
  const effect = { length: 3, padding: 0, dropped: 0.25 };
  const policies = (['pad', 'prefix'] as const).map((policy) => ({
    policy,
    samples,
    batchSize: 64,
    parts: parts.map(({ context, targets, ...part }) => ({
      ...part,
      context: { ...context, kept: context.lists.map((count, patch) => count / (1 + (patch % 4))) },
      targets,
      effects: { context: effect, targets: effect },
    })),
  }));
  return {
    collation: collationMapSvg(policies),
    'collation of one policy, without a title': collationMapSvg(policies.slice(1), { title: false }),
  };
};

const ofThinning = (thinning: ThinningStatistics): Readonly<Record<string, string>> => ({
  thinning: thinningMapSvg(thinning),
  ...(thinning.parts.some(({ grid }) => grid.axes === 2)
    ? {
        'thinning beside a photograph, without a title': thinningMapSvg(thinning, {
          photograph: whitePixel,
          title: false,
        }),
      }
    : {}),
});

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where an upright text is drawn, from its size and anchor. */
const boxOf = ({ node, x, y }: Placed): Box => {
  const text = textOf(node);
  const size = Number(node.attributes['font-size']);
  const width = textWidth(text, { size, bold: node.attributes['font-weight'] === 'bold' });
  const anchor = node.attributes['text-anchor'] ?? 'start';
  const left =
    x + Number(node.attributes.x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  const baseline = y + Number(node.attributes.y);
  // Digits and capitals reach 0.73 of the size above the baseline; descenders are left out.
  return { text, left, right: left + width, top: baseline - size * 0.73, bottom: baseline };
};

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const examine = (svg: string): void => {
  const root = parse(svg);
  const width = Number(root.attributes.width);
  const height = Number(root.attributes.height);
  expect(root.attributes.viewBox).toBe(`0 0 ${width} ${height}`);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const placed = walk(root);
  const boxes = placed.filter(({ node, turned }) => node.name === 'text' && !turned).map(boxOf);
  expect(boxes.length).toBeGreaterThan(0);
  for (const box of boxes) {
    expect(box.left, box.text).toBeGreaterThanOrEqual(0);
    expect(box.right, box.text).toBeLessThanOrEqual(width);
    expect(box.top, box.text).toBeGreaterThanOrEqual(0);
    expect(box.bottom, box.text).toBeLessThanOrEqual(height - 10);
  }
  for (const [index, box] of boxes.entries()) {
    const other = boxes.slice(index + 1).find((candidate) => overlap(box, candidate));
    expect(other, `${box.text} lies over ${other?.text}`).toBeUndefined();
  }
};

describe.each(Object.entries(plans))('every picture of %s', (_, plan) => {
  const thinning = measureThinning(plan, cpu, lengthsOf(plan), { seed: 1, count: 50 });
  const pictures = {
    ...ofSamples(draw(plan)),
    ...ofStatistics(observeMany(plan)),
    ...ofThinning(thinning),
    ...ofCollation(thinning),
  };
  it.each(Object.entries(pictures))('%s is well-formed, with all text apart and inside', (_name, svg) => {
    examine(svg);
  });
});

describe.each(Object.entries(geometries))('every picture of %s', (_, geometry) => {
  const pictures = {
    ...ofSamples(geometry),
    ...ofStatistics(statisticsOf(geometry)),
    ...ofThinning(thinningOf(geometry)),
    ...ofCollation(thinningOf(geometry)),
  };
  it.each(Object.entries(pictures))('%s is well-formed, with all text apart and inside', (_name, svg) => {
    examine(svg);
  });
});

describe('pictures of a single patch', () => {
  it.each(Object.entries(ofSamples(onePatch)))(
    '%s is well-formed, with all text apart and inside',
    (_, svg) => {
      examine(svg);
    },
  );
});

describe('a picture', () => {
  const geometry = draw(plans['multi-block at its defaults']!);

  it('is the same each time', () => {
    expect(panelSvg(geometry)).toBe(panelSvg(geometry));
  });

  it('says what it shows: grid, sample, key', () => {
    const text = walk(parse(panelSvg(geometry, { sample: 2, request: { seed: 42, first: 10 } })))
      .filter(({ node }) => node.name === 'text')
      .map(({ node }) => textOf(node).replaceAll('\u00a0', ' '))
      .join('\n');
    expect(text).toContain('grid 14 × 14');
    expect(text).toContain('sample 2 of 3');
    expect(text).toContain('seed 42, step 0, index 12');
  });

  it('escapes text wherever it came from', () => {
    const title = '</text><script>alert("1")</script> & \u0000\ud800';
    const root = parse(panelSvg(geometry, { title, request: { seed: `'"<&>` } }));
    expect(walk(root).some(({ node }) => node.name === 'script')).toBe(false);
    expect(textOf(root)).toContain('</text><script>alert("1")</script> & \ufffd\ufffd');
  });

  it('takes the usual title, another, or none', () => {
    const first = (svg: string): string =>
      textOf(walk(parse(svg)).find(({ node }) => node.name === 'text')!.node);
    expect(first(panelSvg(geometry))).toBe('Context and targets of a sample');
    expect(first(panelSvg(geometry, { title: 'Figure 1' }))).toBe('Figure 1');
    expect(first(panelSvg(geometry, { title: '' }))).toMatch(/^grid/);
  });

  it('has no title and no facts for a paper, and still a name for those who hear it', () => {
    const svg = panelSvg(geometry, { title: false, request });
    const texts = walk(parse(svg)).filter(({ node }) => node.name === 'text');
    expect(textOf(texts[0]!.node)).toBe('context');
    expect(texts.map(({ node }) => textOf(node)).join(' ')).not.toContain('seed');
    const title = walk(parse(svg)).find(({ node }) => node.name === 'title')!;
    expect(textOf(title.node)).toMatch(/^Context and targets of a sample\. grid 14 × 14.*seed/);
  });

  it('is shown as wide as it is told, all in it alike', () => {
    const drawn = parse(panelSvg(geometry)).attributes;
    for (const width of [64, 500, 16_384]) {
      const svg = panelSvg(geometry, { width });
      const shown = parse(svg).attributes;
      expect(shown.width).toBe(String(width));
      expect(Number(shown.height)).toBeCloseTo((Number(drawn.height) * width) / Number(drawn.width), 2);
      expect(shown.viewBox).toBe(drawn.viewBox);
      expect(pictureSize(svg)).toEqual([Number(shown.height), width]);
    }
  });

  it('holds a photograph once, however often it shows it', () => {
    const placed = walk(parse(stripSvg(geometry, { photograph: whitePixel })));
    expect(placed.filter(({ node }) => node.name === 'image')).toHaveLength(1);
    const uses = placed.filter(({ node }) => node.name === 'use');
    expect(uses).toHaveLength(3);
    const id = placed.find(({ node }) => node.name === 'image')!.node.attributes.id;
    for (const { node } of uses) expect(node.attributes.href).toBe(`#${id}`);
  });

  it('takes the bytes of a photograph too', () => {
    const bytes = Uint8Array.from(Buffer.from(whitePixel.split(',')[1]!, 'base64'));
    expect(panelSvg(geometry, { photograph: bytes })).toBe(panelSvg(geometry, { photograph: whitePixel }));
  });
});
