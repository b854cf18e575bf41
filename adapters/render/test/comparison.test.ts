import { isLeft, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { Audit, type SeenLevel, seenInPart, seenInReference } from '@jepa-masks/core/audit';
import type { LevelRanges } from '@jepa-masks/core/blocks';
import { hjepaMultiBlock, vjepaRandomTube } from '@jepa-masks/core/published';
import { cpu } from '@jepa-masks/cpu';
import { describe, expect, test } from 'vitest';
import { type ComparedGenerator, comparisonSvg } from '../src/index.js';
import { toPng } from '../src/node.js';
import { whitePixel } from './plans.js';
import { parse } from './xml.js';

const compared = (name: string, seen: SeenLevel, ranges?: LevelRanges): ComparedGenerator => {
  const audit = new Audit(ranges);
  audit.add(seen);
  return { name, seen, level: audit.conclude() };
};

const plan = unwrap(multiBlock.plan({}));
const { ranges } = plan.parts[0];
const geometry = sampleBatch(plan, { seed: 1, count: 64 });
const ours = compared('jepa-masks', seenInPart(geometry.parts[0], cpu.booleans(geometry)), ranges);

const published = (): ComparedGenerator => {
  const started = hjepaMultiBlock.start({}, { seed: 0 });
  const drawn = isLeft(started) ? started : hjepaMultiBlock.draw(started.right, 64);
  if (isLeft(drawn)) throw new Error('the published defaults are refused');
  const { masks } = drawn.right;
  return compared('hjepa-multi-block', seenInReference(masks, masks.levels[0]!), ranges);
};

const video = (): ComparedGenerator => {
  const started = vjepaRandomTube.start({}, { seed: 0 });
  const drawn = isLeft(started) ? started : vjepaRandomTube.draw(started.right, 4);
  if (isLeft(drawn)) throw new Error('the published defaults are refused');
  const { masks } = drawn.right;
  return compared(
    'a name of a generator so long that it has to be cut somewhere'.repeat(3),
    seenInReference(masks, masks.levels[0]!),
  );
};

describe('comparisonSvg', () => {
  test('is well-formed, has a row a generator, and says what was found', () => {
    const svg = comparisonSvg([ours, published(), video()]);
    expect(() => parse(svg)).not.toThrow();
    expect(svg.match(/class="seen"/g)).toHaveLength(6);
    expect(svg).toContain('>100.0 %<');
    expect(svg).toContain('the first time step is drawn');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('marks with a disc what holds in every sample, with a cross what does not', () => {
    const discs = (svg: string): number => svg.match(/<circle/g)?.length ?? 0;
    const crosses = (svg: string): number => svg.match(/7m0 -7l-7 7/g)?.length ?? 0;
    // One of each is in the legend.
    expect([discs(comparisonSvg([ours])), crosses(comparisonSvg([ours]))]).toEqual([7, 1]);
    // At its defaults H-JEPA leaves its bounds and lets targets overlap.
    const theirs = comparisonSvg([published()]);
    expect([discs(theirs), crosses(theirs)]).toEqual([5, 3]);
  });

  test('says none and all only where that is exact, and how many samples there are', () => {
    const level = { ...ours.level, samples: 10_000, targetsMeet: 1 };
    const blocks = { targets: 40_000, inBounds: 39_999, samplesInBounds: 9_999, shrunken: 1 };
    const svg = comparisonSvg([ours, { ...ours, level: { ...level, blocks } }]);
    expect(svg).toContain('>&gt; 99.9 %<');
    expect(svg).toContain('>&lt; 0.1 %<');
    expect(svg).toContain('64 to');
  });

  test('finds no fault in overlap that was asked for', () => {
    const forbidden = comparisonSvg([published()], { title: false });
    const allowed = comparisonSvg([published()], { title: false, targetOverlap: 'allow' });
    expect(forbidden).not.toContain('(allowed)');
    expect(allowed).toContain('>samples with overlapping targets (allowed)<');
    const marks = (svg: string): number => svg.match(/7m0 -7l-7 7/g)?.length ?? 0;
    expect(marks(forbidden) - marks(allowed)).toBe(1);
  });

  test('draws samples over a photograph, which it holds once', () => {
    const svg = comparisonSvg([ours, published()], { photograph: whitePixel });
    expect(svg.match(/<image/g)).toHaveLength(1);
    expect(svg.match(/<use/g)).toHaveLength(4);
    expect(svg).toContain('>context (clear)<');
    expect(svg).toContain('>in 2 targets or more<');
    expect(comparisonSvg([ours])).not.toContain('>in 2 targets or more<');
  });

  test('can be drawn as PNG', () => {
    expect(toPng(comparisonSvg([ours, video()]), { scale: 1 }).length).toBeGreaterThan(10_000);
  });

  test('refuses no generators, too many, and data that do not belong together', () => {
    expect(() => comparisonSvg([])).toThrow('0 generators are given; give 1 to 12');
    expect(() => comparisonSvg(Array.from({ length: 13 }, () => ours))).toThrow('13 generators');
    expect(() => comparisonSvg([{ ...ours, seen: { ...ours.seen, rows: 7 } }])).toThrow('7 × 14 patches');
    expect(() => comparisonSvg([{ ...ours, seen: { ...ours.seen, samples: 0 } }])).toThrow(
      'no sample to draw',
    );
  });
});
