import type { Stream } from '../keys/stream.js';
import type { Level } from './level.js';
import { ContextPositions } from './placing/context-positions.js';
import type { TargetPositions } from './placing/positions.js';
import { targetPositionsOf } from './placing/target-positions.js';
import { PriorDraw } from './prior-draw.js';

/**
 * Draws one level's blocks of one sample: targets first, one after another,
 * each leaving the rest its place; then the contexts, independently; last the
 * targets are permuted, so that each has the same distribution.
 */
export class LevelSampler {
  readonly #level: Level;
  readonly #targets: TargetPositions;
  readonly #contexts: ContextPositions;
  readonly #targetPrior: PriorDraw;
  readonly #contextPrior: PriorDraw;

  /** @param positionsOf how valid positions of targets are found: tests hold one way against another */
  constructor(level: Level, positionsOf: typeof targetPositionsOf = targetPositionsOf) {
    this.#level = level;
    this.#targetPrior = new PriorDraw(level.targetShapes);
    this.#contextPrior = new PriorDraw(level.contextShapes);
    this.#targets = positionsOf(level, this.#targetPrior);
    this.#contexts = new ContextPositions(level, this.#contextPrior);
  }

  /**
   * Writes contexts, then targets, as top, left, height, width from `blocks[at]` on.
   *
   * @param coarser blocks of the next coarser level; read only if nested
   * @param coarserAt where its targets start there
   */
  draw(stream: Stream, blocks: Int32Array, at: number, coarser: Int32Array, coarserAt: number): void {
    const { targets, contexts } = this.#level;
    const targetsAt = at + contexts * 4;
    this.#targets.begin(blocks, targetsAt, coarser, coarserAt);
    let area = 0;
    for (let target = 0; target < targets; target++) {
      area += this.#drawTarget(stream, blocks, targetsAt + target * 4, targets - 1 - target);
    }
    this.#contexts.begin(blocks, targetsAt, area);
    for (let context = 0; context < contexts; context++) {
      this.#drawContext(stream, blocks, at + context * 4);
    }
    permute(stream, blocks, targetsAt, targets);
  }

  /** Draws a target; returns its patches. */
  #drawTarget(stream: Stream, blocks: Int32Array, at: number, remaining: number): number {
    const positions = this.#targets;
    const shape = positions.draw(stream, remaining);
    const height = this.#targetPrior.heights[shape]!;
    const width = this.#targetPrior.widths[shape]!;
    blocks[at] = positions.top;
    blocks[at + 1] = positions.left;
    blocks[at + 2] = height;
    blocks[at + 3] = width;
    return height * width;
  }

  #drawContext(stream: Stream, blocks: Int32Array, at: number): void {
    const shape = this.#contexts.draw(stream);
    blocks[at] = this.#contexts.top;
    blocks[at + 1] = this.#contexts.left;
    blocks[at + 2] = this.#contextPrior.heights[shape]!;
    blocks[at + 3] = this.#contextPrior.widths[shape]!;
  }
}

/** Fisher and Yates, from the last block down. */
const permute = (stream: Stream, blocks: Int32Array, at: number, count: number): void => {
  for (let last = count - 1; last > 0; last--) {
    const from = at + last * 4;
    const to = at + stream.below(last + 1) * 4;
    for (let k = 0; k < 4; k++) {
      const value = blocks[from + k]!;
      blocks[from + k] = blocks[to + k]!;
      blocks[to + k] = value;
    }
  }
};
