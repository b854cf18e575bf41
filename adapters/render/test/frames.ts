import sharp, { type Sharp } from 'sharp';

/** A frame of one grey, 0 to 255, as a PNG. */
export const greyFrame = (grey: number, width = 12, height = 8): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: grey, g: grey, b: grey } } })
    .png()
    .toBuffer();

/** Frames as an animation, to be encoded. */
export const animated = (frames: ReadonlyArray<Buffer>): Sharp =>
  sharp([...frames], { join: { animated: true } });

/** A photograph of one grey, as a picture holds it. */
export const readGrey = async (uri: string) => {
  const bytes = Buffer.from(uri.split(',')[1]!, 'base64');
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { grey: data[0]!, size: [info.height, info.width] as const };
};

/** What a file that plays says of itself. */
export const readAnimation = (bytes: Uint8Array) => sharp(bytes, { pages: -1 }).metadata();
