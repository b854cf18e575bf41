import { type Geometry, gridOf } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import { panelSvg, pictureSize, stepFramesSvg, videoFramesSvg, viewSize } from '../src/index.js';
import { geometries } from './geometries.js';
import { draw, plans, whitePixel } from './plans.js';
import { masksOf, patchesUnder, tilesOf } from './view-patches.js';
import { ofClass, type Placed, parse, textOf, walk } from './xml.js';

const videos = Object.entries(geometries).filter(([, { parts }]) =>
  parts.some(({ grid }) => grid.axes === 3),
);
const others = [
  ...Object.entries(plans).map(([name, plan]) => [name, draw(plan, 4)] as const),
  ...Object.entries(geometries),
];

const textsOf = (svg: string): ReadonlyArray<string> =>
  walk(parse(svg))
    .filter(({ node }) => node.name === 'text')
    .map(({ node }) => textOf(node));

const viewsOf = (svg: string): ReadonlyArray<Placed> =>
  walk(parse(svg)).filter(({ node }) => node.attributes.class?.startsWith('view-'));

/** What a bar of an animation has filled, and what it marks as now, of its length. */
const barOf = (svg: string) => {
  const now = ofClass(walk(parse(svg)), 'now')[0]!.node.attributes;
  return { from: Number(now.x), width: Number(now.width) };
};

const sameSize = (svgs: ReadonlyArray<string>): void => {
  expect(new Set(svgs.map((svg) => pictureSize(svg).join())).size).toBe(1);
};

describe.each(videos)('%s as it plays', (_, geometry) => {
  const parts = geometry.parts.filter(({ grid }) => grid.axes === 3);
  const { grid } = parts[0]!;
  const svgs = videoFramesSvg(geometry, { sample: 1 });

  it('is a picture a time step, all of one size, that says which it is', () => {
    expect(svgs).toHaveLength(grid.frames);
    sameSize(svgs);
    svgs.forEach((svg, frame) => {
      expect(textsOf(svg).filter((text) => text.startsWith('t = '))).toEqual([`t = ${frame}`]);
    });
    const bars = svgs.map(barOf);
    for (const [frame, { from, width }] of bars.entries()) {
      expect(width).toBeGreaterThan(0);
      if (frame > 0) expect(from).toBe(bars[frame - 1]!.from + bars[frame - 1]!.width);
    }
  });

  it('shows the patches of the CPU backend, time step by time step', () => {
    const each = grid.rows * grid.columns;
    const index = geometry.parts.indexOf(parts[0]!);
    const { targetTimes, contextTimes } = masksOf(geometry, index, 1, grid.patches);
    svgs.forEach((svg, frame) => {
      const combined = viewsOf(svg)[2]!;
      const tiles = tilesOf(combined, gridOf({ rows: grid.rows, columns: grid.columns }));
      const of = (name: string): ReadonlyArray<number> =>
        [...patchesUnder(ofClass(walk(combined.node), name), tiles)].sort((a, b) => a - b);
      const held = (times: ReadonlyArray<number>): ReadonlyArray<number> =>
        times.slice(frame * each, (frame + 1) * each).flatMap((count, patch) => (count > 0 ? [patch] : []));
      expect(of('context')).toEqual(held(contextTimes));
      expect(of('target')).toEqual(held(targetTimes));
    });
  });

  it('has a frame of its own clip under each, as sharp as viewSize says', () => {
    const clip = Array.from(
      { length: grid.frames },
      (_, frame) => `data:image/png;base64,${btoa(`${frame}`)}`,
    );
    const [height, width] = viewSize('animation', grid);
    videoFramesSvg(geometry, { clip, part: parts[0]!.name }).forEach((svg, frame) => {
      const images = walk(parse(svg)).filter(({ node }) => node.name === 'image');
      expect(images.map(({ node }) => node.attributes.href)).toEqual([clip[frame]]);
      expect(images[0]!.node.attributes).toMatchObject({ height: String(height), width: String(width) });
    });
    expect(() => videoFramesSvg(geometry, { clip: clip.slice(1) })).toThrow(
      /^clip has \d+ frames?; give \d+/,
    );
  });
});

describe.each(others)('steps of %s', (_, geometry: Geometry) => {
  const svgs = stepFramesSvg([geometry, geometry, geometry], {
    request: { seed: 1, step: 8 },
    samples: [0, 2],
  });

  it('are a picture each, all of one size, that says which it is', () => {
    expect(svgs).toHaveLength(3);
    sameSize(svgs);
    svgs.forEach((svg, step) => {
      const texts = textsOf(svg).map((text) => text.replaceAll('\u00a0', ' '));
      expect(texts.filter((text) => /^step \d+$/.test(text))).toEqual([`step ${8 + step}`]);
      expect(texts.join(' ')).toContain('steps 8 to 10');
      expect(viewsOf(svg)).toHaveLength(2 * geometry.parts.length);
    });
  });
});

describe('steps', () => {
  const plan = plans['multi-block at its defaults']!;

  it('have one legend, of all that is drawn in any of them', () => {
    const overlapping = draw(plans['overlapping targets']!, 2);
    const apart = {
      ...overlapping,
      parts: overlapping.parts.map((part) => ({
        ...part,
        boxes: new Int32Array(part.count * 7 * 4).fill(1),
      })),
    } as unknown as Geometry;
    const [first, second] = stepFramesSvg([overlapping, apart]);
    for (const svg of [first!, second!]) expect(svg).toContain('in 2 targets or more');
  });

  it('show the photograph under each', () => {
    for (const svg of stepFramesSvg([draw(plan), draw(plan)], { photograph: whitePixel })) {
      expect(svg.match(/<image /g)).toHaveLength(1);
      expect(svg.match(/<use /g)).toHaveLength(3);
    }
  });

  it('are refused where there is none, or no such sample', () => {
    expect(() => stepFramesSvg([])).toThrow('steps is empty; give the geometry of 1 step or more');
    expect(() => stepFramesSvg([draw(plan, 3), draw(plan, 2)], { samples: [2] })).toThrow(
      'sample is 2; give a whole number from 0 to 1',
    );
    expect(() => stepFramesSvg([draw(plan)], { part: 'level_0' })).toThrow('part is "level_0"; give none');
  });
});

describe('what does not play over time is refused', () => {
  it('a geometry without a video, a part that is none, a sample that is not there', () => {
    const why = 'no part is a video, which alone plays over time; draw the batches of several steps';
    expect(() => videoFramesSvg(draw(plans['multi-block at its defaults']!))).toThrow(why);
    const several = geometries['a video, its sound and its text']!;
    expect(() => videoFramesSvg(several, { part: 'text' })).toThrow(
      'part text is no video, which alone plays',
    );
    expect(() => videoFramesSvg(several, { sample: 3 })).toThrow(
      'sample is 3; give a whole number from 0 to 2',
    );
    expect(panelSvg(several, { part: 'video' })).toContain('t = 7');
  });
});
