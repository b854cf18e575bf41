import type { Stream } from '../../keys/stream.js';

/** The masks of one modality that are to be drawn: how many patches each has, of those that are there. */
export interface Wanted {
  /** Where the patches that are there are said. */
  source: Uint32Array;
  /** The first word of them. */
  from: number;
  /** How many they are. */
  size: number;
  /** How many the context has. */
  context: number;
  /** How many the target has; both together at most `size`. */
  target: number;
}

/**
 * Writes the context and the target of a sample, over whatever was there.
 *
 * @param words a patch a bit, the first the most significant
 * @param context the first word of the context
 * @param target the first word of the target
 */
export type TokenDraw = (
  wanted: Wanted,
  words: Uint32Array,
  context: number,
  target: number,
  stream: Stream,
) => void;
