import type { Field } from '@jepa-masks/core/config';

/** Values that a slider runs over; a box beside it takes any other that the field accepts. */
export interface Slider {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Patches a side that a slider of pixels reaches. */
const MOST_SIDE = 32;

/** How far beyond a usual value a slider of whole numbers reaches. */
const REACH = 4;

const atMost = (limit: number, usual: number): number => Math.min(limit, Math.max(8, REACH * usual));

/**
 * The slider of a field of numbers, from its description alone; undefined where
 * the field is of something else.
 *
 * @param usual the value where none is given, or one that was found
 * @param side of a patch in pixels, where the field's strategy has such
 */
export const sliderOf = (field: Field, usual: number, side: number): Slider | undefined => {
  switch (field.kind) {
    case 'integer':
      return { min: field.min, max: atMost(field.max, usual), step: 1 };
    case 'size':
      return field.of === 'pixels'
        ? { min: side, max: Math.min(field.max, Math.max(MOST_SIDE * side, usual)), step: side }
        : { min: field.min, max: atMost(field.max, usual), step: 1 };
    case 'number':
      return { min: field.min, max: field.max <= 1 ? field.max : atMost(field.max, usual), step: 0.01 };
    case 'range':
      return field.max <= 1
        ? { min: 0.01, max: field.max, step: 0.01 }
        : { min: 0.05, max: Math.min(field.max, Math.max(4, usual)), step: 0.05 };
    default:
      return undefined;
  }
};
