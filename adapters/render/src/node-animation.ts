import sharp from 'sharp';
import { type AnimationFormat, animationFormats } from './animation-format.js';
import { toPng } from './node-png.js';
import { pictureSize } from './picture-size.js';

/** How pictures become a file that plays. */
export interface AnimationOptions {
  /** The kind of file. WebP is smaller; GIF has 256 colours and plays everywhere. */
  readonly format: AnimationFormat;
  /** Pixels a unit of the SVG, above 0 and at most 16. Default 1. */
  readonly scale?: number;
  /** Milliseconds that each picture is seen, 20 to 60,000. Default 500. */
  readonly delay?: number;
}

/** Pixels of all pictures together beyond which a file would take more memory than it is worth. */
const MOST_PIXELS = 400_000_000;

/**
 * Draws SVGs of this package as one file that plays them, over and over.
 *
 * @param svgs one or more, all of one size, as `videoFramesSvg` and `stepFramesSvg` give them
 * @returns the bytes of a WebP or GIF file
 * @throws RangeError (as a rejection) if there is no picture, sizes differ, or an option is out of range
 */
export const toAnimation = async (
  svgs: ReadonlyArray<string>,
  { format, scale = 1, delay = 500 }: AnimationOptions,
): Promise<Uint8Array> => {
  if (!animationFormats.includes(format)) {
    throw new RangeError(`format is ${String(format)}; give one of ${animationFormats.join(', ')}`);
  }
  if (!(delay >= 20 && delay <= 60_000)) {
    throw new RangeError(`delay is ${delay}; give milliseconds from 20 to 60000`);
  }
  const [first] = svgs;
  if (first === undefined) throw new RangeError('svgs is empty; give 1 picture or more');
  const [height, width] = pictureSize(first);
  const other = svgs.findIndex((svg) => String(pictureSize(svg)) !== String([height, width]));
  if (other > 0) {
    const size = pictureSize(svgs[other]!).join(' × ');
    throw new RangeError(
      `svgs[0] is ${height} × ${width}, svgs[${other}] is ${size}; give pictures of one size`,
    );
  }
  const pixels = svgs.length * height * width * scale * scale;
  if (pixels > MOST_PIXELS) {
    const most = Math.floor(Math.sqrt(MOST_PIXELS / (svgs.length * height * width)) * width);
    throw new RangeError(
      `an animation of ${svgs.length} pictures ${Math.round(width * scale)} pixels wide is too large; ` +
        `give a width of at most ${most}`,
    );
  }
  const pages = svgs.map((svg) => Buffer.from(toPng(svg, { scale })));
  // A file of one page is a picture, which has nothing to play.
  const image = pages.length === 1 ? sharp(pages[0]) : sharp(pages, { join: { animated: true } });
  const playing = { loop: 0, delay: svgs.map(() => Math.round(delay)) };
  // Plain colours stay sharp, and small, without loss; photographs do not.
  const lossless = !first.includes('<image ');
  const written =
    format === 'gif'
      ? image.gif({ ...playing, effort: 8, dither: lossless ? 0 : 0.6 })
      : image.webp({ ...playing, lossless, quality: lossless ? 100 : 82, effort: 5 });
  return new Uint8Array(await written.toBuffer());
};
