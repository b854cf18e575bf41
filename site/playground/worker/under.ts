import type { Grid, Plan } from '@jepa-masks/core';
import type { UnderMasks } from '@jepa-masks/render';
import { context2d, decode, frameOf, STILL } from './decode.js';
import { LastFew } from './last-few.js';
import { detailOf, PIXELS } from './scores.js';

type Size = readonly [height: number, width: number];

/** How much of an image's width or height a camera that pans over it sees. */
const SEEN = 0.7;

const QUALITY = 0.85;

/** Sizes of which what was drawn is kept: those of the page, and of a picture that is saved. */
const MOST_KEPT = 4;

/** The image, of so many, that is seen at a time step of so many: the one in the middle of what it spans. */
const seenAt = (step: number, frames: number, images: number): number =>
  Math.floor(((step + 0.5) * images) / frames);

const dataUri = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/**
 * The images that lie under masks: a photograph, or the frames of a clip. Of one
 * photograph a clip is made by panning over it.
 */
export class UnderImages {
  readonly #images: ReadonlyArray<ImageBitmap>;
  readonly #drawn = new LastFew<Promise<ReadonlyArray<string>>>(MOST_KEPT);
  readonly #detail = new LastFew<ReadonlyArray<number>>(MOST_KEPT);

  private constructor(images: ReadonlyArray<ImageBitmap>) {
    this.#images = images;
  }

  /** Reads images that the browser can decode; an error says which one it can't. */
  static async read(files: ReadonlyArray<Blob>): Promise<UnderImages> {
    const images: Array<ImageBitmap> = [];
    const still = seenAt(0, 1, files.length);
    try {
      // One after the other: until it is made smaller, each may be large.
      for (const [at, file] of files.entries())
        images.push(await decode(file, at === still ? STILL : frameOf(files.length)));
    } catch (error) {
      for (const image of images) image.close();
      throw error;
    }
    return new UnderImages(images);
  }

  /** Gives the images' memory back; nothing can be drawn of them any more. */
  close(): void {
    for (const image of this.#images) image.close();
  }

  /**
   * What lies under the masks of a plan. All is drawn before this returns, so
   * that the images may be closed after.
   *
   * @param side pixels of the longer side of a photograph; a frame of a clip has half as many
   */
  async under({ parts }: Plan, side: number): Promise<UnderMasks> {
    const image = parts.find(({ grid }) => grid.axes === 2)?.grid;
    const video = parts.find(({ grid }) => grid.axes === 3)?.grid;
    const drawn = image && this.#frames({ ...image, frames: 1 }, side);
    const played = video && this.#frames(video, side / 2);
    const [[photograph] = [], clip] = await Promise.all([drawn, played]);
    return {
      ...(photograph === undefined ? {} : { photograph }),
      ...(clip === undefined ? {} : { clip }),
    };
  }

  /** How much detail there is in each patch of a grid, kept for the next batch. */
  detail(grid: Grid): ReadonlyArray<number> {
    const { rows, columns, frames } = grid;
    return this.#detail.get(`${rows} ${columns} ${frames}`, () => {
      const size: Size = [rows * PIXELS, columns * PIXELS];
      return steps(grid).flatMap((step) => {
        const pixels = context2d(this.#draw(grid, step, size)).getImageData(0, 0, size[1], size[0]);
        return detailOf(pixels.data, grid);
      });
    });
  }

  /** JPEGs of what is seen at each time step, as data URIs, kept for the next picture. */
  #frames(grid: Grid, side: number): Promise<ReadonlyArray<string>> {
    const scale = side / Math.max(grid.rows, grid.columns);
    const size: Size = [Math.round(grid.rows * scale) || 1, Math.round(grid.columns * scale) || 1];
    return this.#drawn.get(`${size.join(' ')} ${grid.frames}`, () =>
      Promise.all(
        steps(grid).map(async (step) =>
          dataUri(await this.#draw(grid, step, size).convertToBlob({ type: 'image/jpeg', quality: QUALITY })),
        ),
      ),
    );
  }

  /** Draws what is seen at a time step, cut about the centre to a size. */
  #draw({ frames }: Grid, step: number, [height, width]: Size): OffscreenCanvas {
    const isPan = frames > 1 && this.#images.length === 1;
    const image = this.#images[isPan ? 0 : seenAt(step, frames, this.#images.length)]!;
    const fit = Math.min(image.width / width, image.height / height) * (isPan ? SEEN : 1);
    const [seenWidth, seenHeight] = [fit * width, fit * height];
    const along = isPan ? step / (frames - 1) : 0.5;
    const canvas = new OffscreenCanvas(width, height);
    const left = (image.width - seenWidth) * along;
    const top = (image.height - seenHeight) / 2;
    const context = context2d(canvas);
    // What is see-through is drawn on white, as JPEG has no such pixels.
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, left, top, seenWidth, seenHeight, 0, 0, width, height);
    return canvas;
  }
}

const steps = ({ frames }: Grid): ReadonlyArray<number> => Array.from({ length: frames }, (_, step) => step);
