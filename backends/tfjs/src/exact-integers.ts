/** WebGL, and some operations on WebGPU, compute with integers as float32, which holds every integer up to this one. */
export const MOST_EXACT: number = 2 ** 24;

/**
 * Refuses lists whose entries such a device can't number.
 *
 * @param entries of all lists of contexts, or of targets, of a part
 * @throws RangeError if there are too many
 */
export const refuseUncountable = (entries: number): void => {
  if (entries > MOST_EXACT) {
    throw new RangeError(
      `${entries} patch indices in the lists of a part are more than ${MOST_EXACT}: GPUs can't number them; draw smaller batches`,
    );
  }
};
