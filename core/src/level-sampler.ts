import { Completion } from './completion.js';
import type { Level } from './level.js';
import { OpenPositions } from './open-positions.js';
import type { TargetPositions } from './positions.js';
import { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';
import { targetPositionsOf } from './target-positions.js';

/**
 * Draws one level's blocks of one sample: targets first, one after another,
 * each leaving room for those to come; then the contexts, independently; last
 * the targets are permuted, so that each has the same distribution.
 */
export class LevelSampler {
  readonly #level: Level;
  readonly #completion: Completion;
  readonly #targets: TargetPositions;
  readonly #contexts: OpenPositions;
  readonly #targetPrior: PriorDraw;
  readonly #contextPrior: PriorDraw;

  /** @param positionsOf how valid positions of targets are found: tests hold one way against another */
  constructor(level: Level, positionsOf: typeof targetPositionsOf = targetPositionsOf) {
    this.#level = level;
    this.#completion = new Completion(level);
    this.#targetPrior = new PriorDraw(level.targetShapes);
    this.#contextPrior = new PriorDraw(level.contextShapes);
    this.#targets = positionsOf(level, this.#targetPrior, this.#completion);
    this.#contexts = new OpenPositions(level, this.#contextPrior, this.#completion, level.minContextPatches);
  }

  /**
   * Writes contexts, then targets, as top, left, height, width from `blocks[at]` on.
   *
   * @param coarserTargets where the targets of the next coarser level start in `blocks`; read only if confined
   */
  draw(stream: Stream, blocks: Int32Array, at: number, coarserTargets: number): void {
    const { targets, contexts, confined } = this.#level;
    const targetsAt = at + contexts * 4;
    this.#completion.clear(blocks, targetsAt);
    if (confined) this.#completion.confine(blocks, coarserTargets, targets);
    for (let remaining = targets - 1; remaining >= 0; remaining--) this.#drawTarget(stream, remaining);
    for (let context = 0; context < contexts; context++) {
      this.#drawContext(stream, blocks, at + context * 4);
    }
    permute(stream, blocks, targetsAt, targets);
    // Nothing of a batch is held on to.
    this.#completion.clear();
  }

  #drawTarget(stream: Stream, remaining: number): void {
    const shape = this.#targets.draw(stream, remaining);
    const height = this.#targetPrior.heights[shape]!;
    const width = this.#targetPrior.widths[shape]!;
    this.#completion.place(this.#targets.top, this.#targets.left, height, width);
  }

  #drawContext(stream: Stream, blocks: Int32Array, at: number): void {
    const shape = this.#contexts.draw(stream);
    const height = this.#contextPrior.heights[shape]!;
    const width = this.#contextPrior.widths[shape]!;
    blocks[at] = this.#contexts.top;
    blocks[at + 1] = this.#contexts.left;
    blocks[at + 2] = height;
    blocks[at + 3] = width;
  }
}

/** Fisher and Yates, from the last block down. */
const permute = (stream: Stream, blocks: Int32Array, at: number, count: number): void => {
  for (let last = count - 1; last > 0; last--) {
    const from = at + last * 4;
    const to = at + stream.below(last + 1) * 4;
    if (from === to) continue;
    for (let k = 0; k < 4; k++) {
      const value = blocks[from + k]!;
      blocks[from + k] = blocks[to + k]!;
      blocks[to + k] = value;
    }
  }
};
