import type { Grid } from '@jepa-masks/core';
import { boxesPerSample, boxSize } from '@jepa-masks/core/geometry';
import type { ArrayEntry } from './array-entry.js';
import { littleEndian } from './little-endian.js';
import type { PartForm } from './part-form.js';

/** The narrowest type that holds every side of a grid. */
const narrowest = ({ frames, rows, columns }: Grid): 'uint8' | 'uint16' | 'int32' => {
  const side = Math.max(frames, rows, columns);
  return side < 1 << 8 ? 'uint8' : side < 1 << 16 ? 'uint16' : 'int32';
};

const ENCODERS: Readonly<Record<'uint8' | 'uint16' | 'int32', (boxes: Int32Array) => Uint8Array>> = {
  uint8: (boxes) => Uint8Array.from(boxes),
  uint16: (boxes) => littleEndian(Uint16Array.from(boxes)),
  int32: littleEndian,
};

/** `blocks` of a part: its boxes, [B, C + M · U, 2 · axes], in as few bytes as it takes; none where masks are patches. */
export const boxEntries = (form: PartForm): ReadonlyArray<ArrayEntry> => {
  if (form.masks === 'patches') return [];
  const dtype = narrowest(form.grid);
  return [
    {
      name: `${form.prefix}blocks`,
      shape: [...form.axes, boxesPerSample(form), boxSize(form)],
      dtype,
      encode: () => (geometry) => {
        const part = geometry.parts[form.index]!;
        return part.masks === 'boxes' ? ENCODERS[dtype](part.boxes) : new Uint8Array(0);
      },
    },
  ];
};
