import type { Stream } from './stream.js';

/**
 * The positions that a level's targets may stand at, one target after another.
 *
 * A target's shape is drawn from the prior restricted to shapes with a valid
 * position, its position uniform among that shape's valid ones. First the cheap
 * way, at most `maxAttempts` times: a position uniform among those to try, taken
 * if valid. Then the exact way: all are tested, and one of the valid ones is
 * drawn, counted in ascending order, which follows the same law. A shape without
 * any is left out and another one drawn.
 */
export interface TargetPositions {
  /** The target drawn last. */
  readonly top: number;
  readonly left: number;
  /**
   * Draws a target after which `remaining` more are to come.
   *
   * @returns the index of its shape
   */
  draw(stream: Stream, remaining: number): number;
}
