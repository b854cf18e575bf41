import type { MaskArray, MaskLevel, ReferenceBatch } from '@jepa-masks/core/published';
import { maskToHex } from './hex.js';

/** Masks as a fixture writes them: a hex string a mask, in a list where the generator gives lists. */
const hexOf = ({ bytes, perSample, listed }: MaskArray, batch: number, patches: number): unknown =>
  Array.from({ length: batch }, (_, sample) => {
    const masks = Array.from({ length: perSample }, (_, k) =>
      maskToHex(bytes, (sample * perSample + k) * patches, patches),
    );
    return listed ? masks : masks[0];
  });

/** `context` has the length `contextLength`, `targets` has `targetLength`. */
const lengthName = (name: string): string => `${name.replace(/s$/, '')}Length`;

const levelForm = (
  { masks, indices }: MaskLevel,
  batch: number,
  patches: number,
): Record<string, unknown> => {
  const form: Record<string, unknown> = {};
  for (const [name, { perSample, values }] of Object.entries(indices)) {
    form[name] = Array.from({ length: batch }, (_, sample) =>
      Array.from(values.subarray(sample * perSample, (sample + 1) * perSample)),
    );
  }
  for (const [name, mask] of Object.entries(masks)) {
    form[name] = hexOf(mask, batch, patches);
    if (mask.length !== null) form[lengthName(name)] = mask.length;
  }
  return form;
};

/** A batch as the `expected` of a fixture line: by name, or by level and name in a hierarchy. */
export const fixtureForm = ({ levels, batch, grid }: ReferenceBatch): Record<string, unknown> => {
  const form: Record<string, unknown> = {};
  for (const level of levels) {
    const masks = levelForm(level, batch, grid.patches);
    if (level.name === null) Object.assign(form, masks);
    else form[level.name] = masks;
  }
  return form;
};
