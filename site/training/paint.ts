/** Paints a photograph, and what a mask does to each of its patches. */

/** Pixels along a side of a photograph, patches along it, pixels on the screen for one of its own. */
const [SIDE, PATCHES, SCALE] = [28, 7, 5];

const PATCH = (SIDE / PATCHES) * SCALE;

/** Pixels along a side of what is painted. */
export const PAINTED = SIDE * SCALE;

/** What a mask says of a patch. */
export type Fate = 'seen' | 'predicted' | 'neither';

/** What becomes of each patch of a photograph. */
export const fatesOf = (context: Int32Array, targets: Int32Array): ReadonlyArray<Fate> => {
  const fates: Fate[] = Array.from({ length: PATCHES * PATCHES }, () => 'neither');
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
  context.fillRect(x, y, PATCH, PATCH);
  context.strokeStyle = 'rgb(255 255 255 / 75%)';
  context.lineWidth = 1.5;
  context.beginPath();
  for (const along of [PATCH / 2, PATCH, 1.5 * PATCH]) {
    context.moveTo(x + Math.max(0, along - PATCH), y + Math.min(along, PATCH));
    context.lineTo(x + Math.min(along, PATCH), y + Math.max(0, along - PATCH));
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
    const [x, y] = [(patch % PATCHES) * PATCH, Math.floor(patch / PATCHES) * PATCH];
    if (fate === 'predicted') predicted(context, x, y);
    if (fate === 'neither') {
      context.fillStyle = 'rgb(128 128 128 / 88%)';
      context.fillRect(x, y, PATCH, PATCH);
    }
  }
};
