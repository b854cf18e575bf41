import { demand } from '../law.js';

/** Fails if two tensors share a shape: both belong to the caller, and changing one would change the other. */
export const shapesApart = (what: string, tensors: ReadonlyArray<unknown>): void => {
  const shapes = tensors
    .map((tensor) => (tensor as { readonly shape?: unknown }).shape)
    .filter((shape) => Array.isArray(shape));
  demand(new Set(shapes).size === shapes.length, () => `${what}: two tensors share one shape`);
};
