import type { Grid, Plan } from '@jepa-masks/core';
import type { UnderMasks } from '@jepa-masks/render';
import { detailOf, PIXELS } from './scores.js';

type Size = readonly [height: number, width: number];

/** How much of an image's width or height a camera that pans over it sees. */
const SEEN = 0.7;

const QUALITY = 0.85;

const context2d = (canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D => {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser gives no canvas to draw on');
  return context;
};

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
  readonly #drawn = new Map<string, Promise<string>>();

  private constructor(images: ReadonlyArray<ImageBitmap>) {
    this.#images = images;
  }

  /** Reads images that the browser can decode; an error says which one it can't. */
  static async read(files: ReadonlyArray<Blob>): Promise<UnderImages> {
    const images = await Promise.all(
      files.map((file) =>
        createImageBitmap(file).catch(() => {
          const name = file instanceof File ? file.name : 'the file';
          throw new Error(`${name} is no image that this browser can read; give a JPEG, PNG or WebP`);
        }),
      ),
    );
    return new UnderImages(images);
  }

  /** What lies under the masks of a plan, as large as `scale` says of what pages show. */
  async under({ parts }: Plan, side: number): Promise<UnderMasks> {
    const image = parts.find(({ grid }) => grid.axes === 2)?.grid;
    const video = parts.find(({ grid }) => grid.axes === 3)?.grid;
    const clip = video && (await Promise.all(steps(video).map((step) => this.#frame(video, step, side / 2))));
    return {
      ...(image === undefined ? {} : { photograph: await this.#frame({ ...image, frames: 1 }, 0, side) }),
      ...(clip === undefined ? {} : { clip }),
    };
  }

  /** How much detail there is in each patch of a grid. */
  detail(grid: Grid): ReadonlyArray<number> {
    const size: Size = [grid.rows * PIXELS, grid.columns * PIXELS];
    return steps(grid).flatMap((step) => {
      const pixels = context2d(this.#draw(grid, step, size)).getImageData(0, 0, size[1], size[0]);
      return detailOf(pixels.data, grid);
    });
  }

  /** A JPEG of what is seen at a time step, as a data URI, kept for the next picture. */
  #frame(grid: Grid, step: number, side: number): Promise<string> {
    const scale = side / Math.max(grid.rows, grid.columns);
    const size: Size = [Math.round(grid.rows * scale) || 1, Math.round(grid.columns * scale) || 1];
    const key = `${size.join('x')} ${step} ${grid.frames}`;
    const kept = this.#drawn.get(key);
    if (kept !== undefined) return kept;
    const drawn = this.#draw(grid, step, size)
      .convertToBlob({ type: 'image/jpeg', quality: QUALITY })
      .then(dataUri);
    this.#drawn.set(key, drawn);
    return drawn;
  }

  /** Draws what is seen at a time step, cut about the centre to a size. */
  #draw({ frames }: Grid, step: number, [height, width]: Size): OffscreenCanvas {
    const isPan = frames > 1 && this.#images.length === 1;
    const middle = Math.floor(((step + 0.5) * this.#images.length) / frames);
    const image = this.#images[isPan ? 0 : middle]!;
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
