/** Paints a photograph, and what a mask does to each of its patches. */
import { PATCH } from '../../examples/training/src/data/patches.js';
import { SIDE } from '../../examples/training/src/data/photographs.js';

/** Patches along a side of a photograph. */
const ALONG = SIDE / PATCH;

/** Patches of a photograph. */
export const PATCHES = ALONG * ALONG;

/** Pixels on the screen for one of a photograph’s own. */
const SCALE = 5;

/** Pixels along a side of a patch that is painted. */
const SQUARE = PATCH * SCALE;

/** Pixels along a side of what is painted. */
export const PAINTED = SIDE * SCALE;

/** What a mask says of a patch. */
export type Fate = 'seen' | 'predicted' | 'neither';

/** What becomes of each patch of a photograph. */
export const fatesOf = (context: Int32Array, targets: Int32Array): ReadonlyArray<Fate> => {
  const fates: Fate[] = Array.from({ length: PATCHES }, () => 'neither');
  for (const patch of context) if (patch >= 0) fates[patch] = 'seen';
  for (const patch of targets) if (patch >= 0) fates[patch] = 'predicted';
  return fates;
};

const greys = (pixels: Uint8Array): ImageData => {
  const image = new ImageData(SIDE, SIDE);
  for (const [at, grey] of pixels.entries()) image.data.set([grey, grey, grey, 255], 4 * at);
  return image;
};

/** A patch to predict: blue, and striped for whoever does not see the blue. */
const predicted = (context: CanvasRenderingContext2D, x: number, y: number): void => {
  context.fillStyle = 'rgb(0 114 178 / 72%)';
  context.fillRect(x, y, SQUARE, SQUARE);
  context.strokeStyle = 'rgb(255 255 255 / 75%)';
  context.lineWidth = 1.5;
  context.beginPath();
  for (const along of [SQUARE / 2, SQUARE, 1.5 * SQUARE]) {
    context.moveTo(x + Math.max(0, along - SQUARE), y + Math.min(along, SQUARE));
    context.lineTo(x + Math.min(along, SQUARE), y + Math.max(0, along - SQUARE));
  }
  context.stroke();
};

/** Paints one photograph of [SIDE · SIDE] grey values. */
export const paint = (canvas: HTMLCanvasElement, pixels: Uint8Array, fates: ReadonlyArray<Fate>): void => {
  const context = canvas.getContext('2d')!;
  const small = new OffscreenCanvas(SIDE, SIDE);
  small.getContext('2d')!.putImageData(greys(pixels), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, PAINTED, PAINTED);
  for (const [patch, fate] of fates.entries()) {
    const [x, y] = [(patch % ALONG) * SQUARE, Math.floor(patch / ALONG) * SQUARE];
    if (fate === 'predicted') predicted(context, x, y);
    if (fate === 'neither') {
      context.fillStyle = 'rgb(128 128 128 / 88%)';
      context.fillRect(x, y, SQUARE, SQUARE);
    }
  }
};
