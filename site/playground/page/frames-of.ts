/** The most frames that are read of a clip, the first. */
const MOST_FRAMES = 256;

/** What browsers that decode animations frame by frame have. */
interface Decoder {
  readonly tracks: {
    readonly ready: Promise<void>;
    readonly selectedTrack: { readonly frameCount: number } | null;
  };
  decode(options: { readonly frameIndex: number }): Promise<{ readonly image: CanvasImageSource & Sized }>;
  close(): void;
}

interface Sized {
  readonly displayWidth: number;
  readonly displayHeight: number;
  close(): void;
}

type DecoderClass = new (options: { readonly data: ArrayBuffer; readonly type: string }) => Decoder;

const decoderOf = async (file: File): Promise<Decoder | undefined> => {
  const Found = (globalThis as { readonly ImageDecoder?: DecoderClass }).ImageDecoder;
  if (Found === undefined || !/^image\/(webp|gif|png)$/.test(file.type)) return undefined;
  const decoder = new Found({ data: await file.arrayBuffer(), type: file.type });
  await decoder.tracks.ready;
  return decoder;
};

const frameOf = async (decoder: Decoder, frameIndex: number): Promise<Blob> => {
  const { image } = await decoder.decode({ frameIndex });
  const canvas = new OffscreenCanvas(image.displayWidth, image.displayHeight);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  return canvas.convertToBlob({ type: 'image/png' });
};

/**
 * The images that files hold: several files in the order of the numbers in their
 * names; of an animation its frames, where the browser can tell them apart, else
 * its first.
 */
export const framesOf = async (files: ReadonlyArray<File>): Promise<ReadonlyArray<Blob>> => {
  const [first, ...others] = files;
  if (first === undefined) return [];
  if (others.length > 0) {
    const sorted = [...files].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    return sorted.slice(0, MOST_FRAMES);
  }
  const decoder = await decoderOf(first).catch(() => undefined);
  if (decoder === undefined) return [first];
  try {
    const count = decoder.tracks.selectedTrack?.frameCount ?? 1;
    if (count === 1) return [first];
    const frames: Array<Blob> = [];
    for (let index = 0; index < Math.min(count, MOST_FRAMES); index++)
      frames.push(await frameOf(decoder, index));
    return frames;
  } finally {
    decoder.close();
  }
};
