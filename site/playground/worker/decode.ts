/** Pixels that the shorter side of a photograph keeps: enough for a saved picture, though a camera pans over it. */
const PHOTOGRAPH = 1536;

/** The same of a frame of a clip, of which there may be many; it is drawn half as large. */
const FRAME = 512;

/** What is drawn with on a canvas, from which pixels are read. */
export const context2d = (canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D => {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser gives no canvas to draw on');
  return context;
};

/** An image as small as it may be; the one that was given is closed if it is larger. */
const shrunk = (image: ImageBitmap, shorter: number): ImageBitmap => {
  const scale = shorter / Math.min(image.width, image.height);
  if (scale >= 1) return image;
  const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  const context = context2d(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas.transferToImageBitmap();
};

/** Reads an image that the browser can decode, no larger than it is drawn; an error says which one it can't. */
export const decode = async (file: Blob, isFrame: boolean): Promise<ImageBitmap> => {
  const image = await createImageBitmap(file).catch(() => {
    const name = file instanceof File ? file.name : 'the file';
    throw new Error(`${name} is no image that this browser can read; give a JPEG, PNG or WebP`);
  });
  return shrunk(image, isFrame ? FRAME : PHOTOGRAPH);
};
