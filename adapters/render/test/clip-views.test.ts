import { describe, expect, it } from 'vitest';
import {
  combinedPartsSvg,
  heatMapSvg,
  type Photograph,
  panelSvg,
  partsSvg,
  stripSvg,
  viewSize,
} from '../src/index.js';
import { geometries, statisticsOf } from './geometries.js';
import { draw, plans, whitePixel } from './plans.js';
import { tilesOf } from './view-patches.js';
import { ofClass, type Placed, parse, walk } from './xml.js';

const video = geometries['a video with unions of eight blocks']!;
const several = geometries['a video, its sound and its text']!;

/** As many photographs as there are frames, each another. */
const clipOf = (frames: number): ReadonlyArray<Photograph> =>
  Array.from({ length: frames }, (_, frame) => `data:image/png;base64,${btoa(`frame ${frame}`)}`);

const clip = clipOf(8);

const usesIn = (view: Placed): ReadonlyArray<Placed> =>
  walk(view.node).filter(({ node }) => node.name === 'use');

const pictures = {
  panel: (geometry: typeof video) => panelSvg(geometry, { clip }),
  strip: (geometry: typeof video) => stripSvg(geometry, { clip }),
  parts: (geometry: typeof video) => partsSvg(geometry, { clip }),
};

describe('a clip', () => {
  it.each(Object.entries(pictures))('lies frame by frame under the masks in the %s', (name, picture) => {
    const root = parse(picture(video));
    const placed = walk(root);
    const images = placed.filter(({ node }) => node.name === 'image').map(({ node }) => node.attributes);
    expect(images.map(({ href }) => href)).toEqual(clip);
    const [height, width] = viewSize(name as keyof typeof pictures, video.parts[0].grid);
    for (const image of images) expect([Number(image.height), Number(image.width)]).toEqual([height, width]);
    const plain = walk(
      parse(name === 'panel' ? panelSvg(video) : name === 'strip' ? stripSvg(video) : partsSvg(video)),
    );
    const isView = ({ node }: Placed): boolean => node.attributes.class?.startsWith('view-') ?? false;
    const [tilesFrom] = plain.filter(isView);
    const tiles = tilesOf(tilesFrom!, video.parts[0].grid);
    for (const view of placed.filter(isView)) {
      const uses = usesIn(view);
      expect(uses.map(({ node }) => node.attributes.href)).toEqual(images.map(({ id }) => `#${id}`));
      expect(
        uses.map(({ node }) => [Number(node.attributes.x ?? 0), Number(node.attributes.y ?? 0)]),
      ).toEqual(tiles.map(({ x, y }) => [x, y]));
      expect(ofClass(walk(view.node), 'ground')).toEqual([]);
    }
  });

  it('lies under all parts over one another, and beside heat maps', () => {
    const count = (svg: string): number => svg.match(/<use /g)?.length ?? 0;
    expect(count(combinedPartsSvg(video, { clip }))).toBe(8);
    const visits = heatMapSvg(statisticsOf(video), { clip });
    expect(count(visits)).toBe(8);
    expect(visits).toContain('>clip<');
  });

  it('lies under the parts that are videos, and a photograph under those that are images', () => {
    const svg = partsSvg(several, { clip, photograph: whitePixel });
    const views = walk(parse(svg)).filter(({ node }) => node.attributes.class?.startsWith('view-'));
    expect(views.map((view) => usesIn(view).length)).toEqual([8, 8, 8, 1, 1, 1, 0, 0, 0]);
  });

  it('of which frames are alike is held once', () => {
    const still = Array.from({ length: 8 }, () => whitePixel);
    expect(panelSvg(video, { clip: still }).match(/<image /g)).toHaveLength(1);
  });

  it.each([
    [0, 'clip has 0 frames; give 8, one for each time step'],
    [1, 'clip has 1 frame; give 8, one for each time step'],
    [9, 'clip has 9 frames; give 8, one for each time step'],
  ])('of %d frames for eight time steps is refused', (frames, message) => {
    for (const picture of [panelSvg, stripSvg, partsSvg, combinedPartsSvg]) {
      expect(() => picture(video, { clip: clipOf(frames) })).toThrow(message);
    }
    expect(() => heatMapSvg(statisticsOf(video), { clip: clipOf(frames) })).toThrow(message);
  });

  it('is refused where no part is a video, and where a frame is none', () => {
    const why = 'clip is given, but no grid in the picture is a video’s; leave it out';
    expect(() => panelSvg(draw(plans['multi-block at its defaults']!), { clip })).toThrow(why);
    expect(() => panelSvg(several, { clip, part: 'text' })).toThrow(why);
    expect(() => panelSvg(video, { clip: [...clip.slice(1), 'frame.png'] })).toThrow(
      'clip[7] is "frame.png"; give a data:image/… URI',
    );
  });
});

describe('a spectrogram', () => {
  const options = { part: 'sound', spectrogram: true, photograph: whitePixel };

  it('is stretched over the grid, between axes with names', () => {
    const svg = panelSvg(several, options);
    const image = walk(parse(svg)).find(({ node }) => node.name === 'image')!.node.attributes;
    const { rows, columns } = several.parts[1]!.grid;
    const cell = Number(image.width) / columns;
    expect(image).toMatchObject({ preserveAspectRatio: 'none', height: String(rows * cell) });
    expect(viewSize('panel', several.parts[1]!.grid)).toEqual([rows * cell, columns * cell]);
    for (const name of ['time →', 'frequency →']) expect(svg).toContain(`>${name}<`);
  });

  it('is drawn with its first row at the bottom, the others upwards', () => {
    const places = (spectrogram: boolean) =>
      walk(parse(panelSvg(several, { part: 'sound', spectrogram })))
        .filter(({ node }) => node.attributes.class === 'target')
        .map(({ node }) => [...node.attributes.d!.matchAll(/M\d+ (\d+)h/g)].map(([, y]) => Number(y)));
    const [down, up] = [places(false), places(true)];
    const { rows } = several.parts[1]!.grid;
    const cell = viewSize('panel', several.parts[1]!.grid)[0] / rows;
    expect(up).toEqual(down.map((path) => path.map((y) => (rows - 1) * cell - y)));
  });

  it('is no row and no video, which are drawn as ever', () => {
    for (const part of ['video', 'text']) {
      expect(panelSvg(several, { part, spectrogram: true })).toBe(panelSvg(several, { part }));
    }
  });
});
