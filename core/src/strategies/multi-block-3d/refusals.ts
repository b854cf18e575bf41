import { formatValue } from '../../config/errors.js';
import type { Range } from '../../config/field.js';
import type { Refusal } from '../../config/refusal.js';
import { withEntry } from '../../config/with-entry.js';
import type { VideoMask } from './parameters.js';

/** A mask among those of its configuration. */
export interface MaskPlace {
  readonly masks: ReadonlyArray<VideoMask>;
  readonly index: number;
}

interface Wrong {
  readonly field: keyof VideoMask;
  readonly code: 'out_of_range' | 'no_shape';
  /** What is wrong, as the end of a sentence that begins with the field. */
  readonly what: string;
  readonly accepted: string;
  /** Changes of the mask that may do. */
  readonly changes: ReadonlyArray<Partial<Record<keyof VideoMask, unknown>>>;
}

/** The refusal of a mask; what is suggested is a change of the list that holds it. */
export const refuseMask = (
  { masks, index }: MaskPlace,
  { field, code, what, accepted, changes }: Wrong,
): Refusal => {
  return {
    cause: `parts ${index} ${field}`,
    changes: () => changes.map((change) => ({ parts: withEntry(masks, index, change) })),
    error: (suggestion) => ({
      code,
      path: ['parts', index, field],
      given: masks[index]![field],
      accepted,
      message: `${what}; give ${accepted}`,
      ...(suggestion === undefined ? {} : { suggestion }),
    }),
  };
};

/** The same range, but no end of it greater. */
const atMost = ([low, high]: Range, most: number): Range => [Math.min(low, most), Math.min(high, most)];

/** No box of whole patches has the scale and the aspect ratio. */
export const refuseShapes = (
  place: MaskPlace,
  given: Required<Pick<VideoMask, 'spatialScale' | 'aspectRatioRange'>>,
): Refusal =>
  refuseMask(place, {
    field: 'aspectRatioRange',
    code: 'no_shape',
    what: `makes boxes of scale ${formatValue(given.spatialScale)} that leave the frame at ${formatValue(given.aspectRatioRange)}`,
    accepted: 'another aspect ratio, or smaller boxes',
    changes: [{ aspectRatioRange: undefined }, { spatialScale: atMost(given.spatialScale, 0.1) }],
  });

/**
 * Even the least box leaves the rest too little.
 *
 * @param left patches that it leaves
 * @param isWhole whether a frame is a single patch, so that boxes can be smaller in time alone
 */
export const refuseLeast = (
  place: MaskPlace,
  given: Required<Pick<VideoMask, 'spatialScale' | 'temporalScale'>> & VideoMask,
  left: number,
  least: number,
  isWhole: boolean,
): Refusal => {
  const inSpace = { spatialScale: atMost(given.spatialScale, 0.5) };
  const inTime = { temporalScale: atMost(given.temporalScale, 0.5), maxTemporalKeep: 1 };
  const smaller = isWhole ? [inTime] : [inSpace, { ...inSpace, aspectRatioRange: undefined }, inTime];
  const hasMinimum = given.minContextPatches !== undefined;
  return refuseMask(place, {
    field: hasMinimum ? 'minContextPatches' : 'spatialScale',
    code: 'out_of_range',
    what: `leaves ${left} patches beside the smallest box, where ${least} are to be kept`,
    accepted: hasMinimum ? 'a smaller minimum, or smaller boxes' : 'smaller boxes',
    changes: [
      ...(left > 0 && hasMinimum ? [{ minContextPatches: left }] : []),
      ...smaller,
      ...(hasMinimum ? smaller.map((change) => ({ ...change, minContextPatches: 1 })) : []),
    ],
  });
};
