import type { Stream } from '../../keys/stream.js';

/**
 * Draws the targets of a level's samples, one after another: a shape from the
 * prior restricted to shapes that have a valid place, then a place, each of that
 * shape's valid ones as likely.
 */
export interface TargetPositions {
  /** The target drawn last. */
  readonly top: number;
  readonly left: number;
  /**
   * Starts a sample.
   *
   * @param blocks where the caller writes each target that was drawn: top, left, height, width
   * @param at where the first one goes
   * @param coarser blocks of the next coarser level; read only if the level is nested
   * @param coarserAt where its targets start there
   */
  begin(blocks: Int32Array, at: number, coarser: Int32Array, coarserAt: number): void;
  /**
   * Draws a target after which `remaining` more are to come. It counts as placed.
   *
   * @returns the index of its shape
   */
  draw(stream: Stream, remaining: number): number;
}
