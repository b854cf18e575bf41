import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { animationFormatOf, animationFormats, panelSvg, pictureSize, videoFramesSvg } from '../src/index.js';
import { toAnimation, toPng } from '../src/node.js';
import { geometries } from './geometries.js';
import { draw, plans } from './plans.js';

const svgs = videoFramesSvg(geometries['a video with unions of eight blocks']!).slice(0, 3);
const [height, width] = pictureSize(svgs[0]!);

/** Pixels of a page, red, green, blue. */
const pixelsOf = (bytes: Uint8Array, page = 0): Promise<Buffer> =>
  sharp(bytes, { page }).removeAlpha().raw().toBuffer();

describe.each(animationFormats)('a %s', (format) => {
  it('plays every picture over and over, as long and as large as asked for', async () => {
    const bytes = await toAnimation(svgs, { format, scale: 0.5, delay: 250 });
    expect(await sharp(bytes, { pages: -1 }).metadata()).toMatchObject({
      format,
      pages: 3,
      delay: [250, 250, 250],
      loop: 0,
      width: Math.round(width * 0.5),
      pageHeight: Math.round(height * 0.5),
    });
  });

  it('shows plain colours as they are in the PNG, but for few pixels on edges of letters', async () => {
    const bytes = await toAnimation(svgs, { format });
    for (const [page, svg] of svgs.entries()) {
      const [shown, wanted] = [await pixelsOf(bytes, page), await pixelsOf(toPng(svg, { scale: 1 }))];
      const other = shown.reduce((sum, value, at) => sum + (Math.abs(value - wanted[at]!) > 8 ? 1 : 0), 0);
      expect(other / shown.length).toBeLessThan(format === 'webp' ? 1e-9 : 0.002);
    }
  });

  it('may be of one picture', async () => {
    expect(await sharp(await toAnimation(svgs.slice(0, 1), { format })).metadata()).toMatchObject({ format });
  });

  it('is the same each time', async () => {
    const twice = await Promise.all([toAnimation(svgs, { format }), toAnimation(svgs, { format })]);
    expect(Buffer.compare(...twice)).toBe(0);
  });
});

describe('toAnimation refuses', () => {
  const format = 'webp';
  const larger = panelSvg(draw(plans['a grid of 8 × 24']!));
  it.each<[string, () => Promise<Uint8Array>]>([
    ['svgs is empty; give 1 picture or more', () => toAnimation([], { format })],
    ['; give pictures of one size', () => toAnimation([svgs[0]!, larger], { format })],
    ['format is mp4; give one of webp, gif', () => toAnimation(svgs, { format: 'mp4' as typeof format })],
    ['delay is 0; give milliseconds from 20 to 60000', () => toAnimation(svgs, { format, delay: 0 })],
    ['delay is NaN; give milliseconds', () => toAnimation(svgs, { format, delay: Number.NaN })],
    ['scale is 0; give a number above 0', () => toAnimation(svgs, { format, scale: 0 })],
    [
      'wide is too large; give a width of at most',
      () => toAnimation(Array(8).fill(svgs[0]), { format, scale: 16 }),
    ],
  ])('%s', async (message, make) => {
    const made = make();
    await expect(made).rejects.toThrow(RangeError);
    await expect(made).rejects.toThrow(message);
  });
});

it('the name of a file says which kind it is', () => {
  expect(['a.webp', 'b.GIF', 'c.png', 'gif', 'd.webp/x'].map(animationFormatOf)).toEqual([
    'webp',
    'gif',
    undefined,
    undefined,
    undefined,
  ]);
});
