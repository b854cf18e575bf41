import { isLeft } from '@jepa-masks/core';
import type { Photograph } from '@jepa-masks/render';
import { loadPhotograph } from '@jepa-masks/render/node';
import { fileFailure } from './failure.js';

/** Gives the photograph of `--image`, cut about its centre to a height and width in pixels. */
export type PhotographSource = (size: readonly [height: number, width: number]) => Promise<Photograph>;

/** Pixels along a side that a photograph is drawn with at most: more makes files large, and shows nothing more. */
const LONGEST_SIDE = 4_096;

/** The photograph of `--image`, tried before anything is written; undefined if none was given. */
export const photographFromOption = async (
  image: string | undefined,
): Promise<PhotographSource | undefined> => {
  if (image === undefined) return undefined;
  const load: PhotographSource = async (size) => {
    const shrink = Math.min(1, LONGEST_SIDE / Math.max(...size));
    const [height, width] = size.map((side) => Math.max(1, Math.round(side * shrink))) as [number, number];
    const loaded = await loadPhotograph(image, [height, width]);
    if (isLeft(loaded)) throw fileFailure(loaded.left.message);
    return loaded.right.uri;
  };
  await load([64, 64]);
  return load;
};
