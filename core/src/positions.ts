import type { Stream } from './stream.js';

/** The positions that a block of each shape may be tried at, and how valid ones are found. */
export interface Positions {
  /** The block located last. */
  readonly top: number;
  readonly left: number;
  /** How many positions there are to try for a shape. */
  count(shape: number): number;
  /**
   * The cheap way: locates positions drawn uniformly until one is valid, at most
   * `attempts` times. Asked only if there are positions.
   *
   * @returns whether one was
   */
  tryDrawing(stream: Stream, shape: number, attempts: number): boolean;
  /**
   * The exact way: locates a position drawn uniformly from the valid ones,
   * counted in ascending order.
   *
   * @returns whether there was any
   */
  drawExactly(stream: Stream, shape: number): boolean;
}

/** Positions of targets, which are placed one after another. */
export interface TargetPositions extends Positions {
  /** Gets ready for a target after which `remaining` more are to come. */
  prepare(remaining: number): void;
}
