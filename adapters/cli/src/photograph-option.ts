import { isLeft, type Plan } from '@jepa-masks/core';
import type { Photograph } from '@jepa-masks/render';
import { loadPhotograph } from '@jepa-masks/render/node';
import { fileFailure } from './failure.js';

/** The photograph of `--image`, cut to the plan's input size; undefined if none was given. */
export const photographFromOption = async (
  plan: Plan,
  image: string | undefined,
): Promise<Photograph | undefined> => {
  if (image === undefined) return undefined;
  const { rows, columns, patchSize } = plan.grid;
  const loaded = await loadPhotograph(image, [rows * patchSize, columns * patchSize]);
  if (isLeft(loaded)) throw fileFailure(loaded.left.message);
  return loaded.right.uri;
};
