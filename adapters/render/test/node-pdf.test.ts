import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  combinedPartsSvg,
  heatMapSvg,
  panelSvg,
  partsSvg,
  pictureSize,
  shapeHistogramSvg,
} from '../src/index.js';
import { heatColour } from '../src/palette.js';
import { toPdf } from '../src/pdf.js';
import { draw, observeMany, plans } from './plans.js';

const geometry = draw(plans['multi-block at its defaults']!);
const statistics = observeMany(plans['multi-block at its defaults']!);

const photograph = async (): Promise<Uint8Array> =>
  sharp({ create: { width: 40, height: 40, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();

/** Every stream of a file that can be inflated, as text. */
const streamsOf = (pdf: Uint8Array): string => {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, stream]) => {
      try {
        return inflateSync(Buffer.from(stream!, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
};

const textOf = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

const imagesIn = (pdf: Uint8Array): number => textOf(pdf).match(/\/Subtype \/Image/g)?.length ?? 0;

describe('toPdf', () => {
  it('makes one page as large as the picture, with the letters in it', async () => {
    for (const svg of [panelSvg(geometry), shapeHistogramSvg(statistics, { width: 300 })]) {
      const text = textOf(await toPdf(svg));
      const [height, width] = pictureSize(svg);
      expect(text.slice(0, 5)).toBe('%PDF-');
      expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
      const [, across, down] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text)!;
      expect(Number(across)).toBeCloseTo(width, 1);
      expect(Number(down)).toBeCloseTo(height, 1);
      expect(text).toMatch(/\+DejaVuSans\b[\s\S]*\/FontFile2|\/FontFile2[\s\S]*\+DejaVuSans\b/);
    }
  });

  it('keeps shapes as shapes: no image but the photograph, and that once', async () => {
    expect(imagesIn(await toPdf(panelSvg(geometry)))).toBe(0);
    expect(imagesIn(await toPdf(heatMapSvg(statistics)))).toBe(0);
    const levels = draw(plans['hierarchical at its defaults']!);
    const bytes = await photograph();
    expect(imagesIn(await toPdf(partsSvg(levels, { photograph: bytes })))).toBe(1);
    expect(imagesIn(await toPdf(combinedPartsSvg(levels, { photograph: bytes })))).toBe(1);
  });

  it('shows each share of a heat map in its colour', async () => {
    const { contextVisits, targetVisits } = statistics.parts[0]!;
    const drawn = streamsOf(await toPdf(heatMapSvg(statistics, { most: 1 })));
    const colours = [...drawn.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) scn/g)].map(([, ...channels]) =>
      channels.map((channel) => Math.round(Number(channel) * 255)).join(', '),
    );
    for (const visits of [contextVisits, targetVisits]) {
      const wanted = visits.map((share) => heatColour(share).slice(4, -1));
      const runs = colours.map((_, at) => colours.slice(at, at + wanted.length).join('; '));
      expect(runs).toContain(wanted.join('; '));
    }
  });

  it('gives the same bytes each time', async () => {
    const svg = panelSvg(geometry, { photograph: await photograph() });
    expect(await toPdf(svg)).toEqual(await toPdf(svg));
  });

  it.each([
    ['nothing', 'the picture says no width and height'],
    ['<svg width="10" height="10"><g></svg>', 'can’t be drawn as PDF'],
    [
      '<svg width="9" height="9"><image href="data:image/webp;base64,AA" width="5" height="5"/></svg>',
      'as PDF',
    ],
    [
      '<svg width="9" height="9"><image href="photo.jpg" width="5" height="5"/></svg>',
      'can’t be drawn as PDF',
    ],
    [
      '<svg width="20000" height="10"/>',
      'a PDF page of 20000 × 10 points is too large; give at most 14400 × 14400',
    ],
  ])('refuses %s', async (svg, message) => {
    await expect(toPdf(svg)).rejects.toThrow(message);
  });
});
