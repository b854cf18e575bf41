/** Pixels that an image is held with at most: on its shorter side, and in all. */
interface Most {
  readonly shorter: number;
  readonly pixels: number;
}

/** Of a photograph, or the frame that stands for a clip: enough for a saved picture, though a camera pans over it. */
export const STILL: Most = { shorter: 1536, pixels: 8_000_000 };

/** Pixels of all other frames of a clip together, of four bytes each: a hundred frames of video are held as they are drawn. */
const FRAMES = 48_000_000;

/** Of a frame of a clip, which is drawn half as large as a photograph. */
export const frameOf = (count: number): Most => ({ shorter: 512, pixels: FRAMES / count });

/** What is drawn with on a canvas, from which pixels are read. */
export const context2d = (canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D => {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser gives no canvas to draw on');
  return context;
};

/** An image no larger than it may be; the one that was given is closed if it is. */
const shrunk = (image: ImageBitmap, { shorter, pixels }: Most): ImageBitmap => {
  const { width, height } = image;
  const scale = Math.min(shorter / Math.min(width, height), Math.sqrt(pixels / (width * height)));
  if (scale >= 1) return image;
  const canvas = new OffscreenCanvas(Math.round(width * scale) || 1, Math.round(height * scale) || 1);
  const context = context2d(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas.transferToImageBitmap();
};

/** Reads an image that the browser can decode; an error says which one it can't. */
export const decode = async (file: Blob, most: Most): Promise<ImageBitmap> => {
  const image = await createImageBitmap(file).catch(() => {
    const name = file instanceof File ? file.name : 'the file';
    throw new Error(`${name} is no image that this browser can read; give a JPEG, PNG or WebP`);
  });
  return shrunk(image, most);
};
