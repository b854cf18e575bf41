import { Resvg } from '@resvg/resvg-js';
import { fontFiles } from './node-fonts.js';

/** How a picture becomes pixels. */
export interface PngOptions {
  /** Pixels a unit of the SVG, above 0 and at most 16. Default 2: sharp at 200 dots an inch. */
  readonly scale?: number;
}

/** Pixels beyond which a picture would take more memory than it is worth. */
const MOST_PIXELS = 200_000_000;

/**
 * Draws an SVG of this package (or another that needs only DejaVu Sans) as PNG,
 * alike on every machine.
 *
 * @returns the bytes of a PNG file
 * @throws RangeError if the scale is out of range or makes the picture too large
 * @throws Error if the text is no SVG
 */
export const toPng = (svg: string, { scale = 2 }: PngOptions = {}): Uint8Array => {
  if (!(scale > 0 && scale <= 16)) {
    throw new RangeError(`scale is ${scale}; give a number above 0, and at most 16`);
  }
  const drawing = new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFiles.regular, fontFiles.bold],
      defaultFontFamily: 'DejaVu Sans',
    },
    fitTo: { mode: 'zoom', value: scale },
  });
  const { width, height } = drawing;
  if (width * height * scale * scale > MOST_PIXELS) {
    const most = Math.sqrt(MOST_PIXELS / (width * height));
    throw new RangeError(
      `a PNG of ${Math.round(width * scale)} × ${Math.round(height * scale)} pixels is too large; ` +
        `give at most ${Math.floor(width * most)} × ${Math.floor(height * most)}`,
    );
  }
  return new Uint8Array(drawing.render().asPng());
};
