/**
 * How far this library follows a published generator. They have no limits of
 * their own and end in an exhausted memory or never; these bounds turn that
 * into an error value.
 */

/** Patches in a grid (time steps × rows × columns). */
export const MOST_PATCHES = 1048576;

/** Blocks of one kind in a sample. */
export const MOST_BLOCKS = 1024;

/** Levels of a hierarchy. */
export const MOST_LEVELS = 64;

/** Bytes of masks in a batch. */
export const MOST_BYTES = 268435456;

/** Draws for one block (H-JEPA's `max_attempts`), or of one sample (V-JEPA), before giving up. */
export const MOST_ATTEMPTS = 10000;

/** Patches painted for one sample's rejected draws (V-JEPA) before giving up, whatever their number. */
export const MOST_PAINTED = 1073741824;

/** The flattest and the most elongated block that may be asked for, as an aspect ratio. */
export const LEAST_ASPECT = 0.000001;
export const MOST_ASPECT = 1000000;
