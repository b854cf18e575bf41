import { BlockChoice } from './block-choice.js';
import { Completion } from './completion.js';
import { ContextPositions } from './context-positions.js';
import type { Level } from './level.js';
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
  readonly #contexts: ContextPositions;
  readonly #targetPrior: PriorDraw;
  readonly #contextPrior: PriorDraw;
  readonly #targetChoice: BlockChoice;
  readonly #contextChoice: BlockChoice;

  /** @param positionsOf how valid positions of targets are found: tests hold one way against another */
  constructor(level: Level, positionsOf: typeof targetPositionsOf = targetPositionsOf) {
    this.#level = level;
    this.#completion = new Completion(level);
    this.#targetPrior = new PriorDraw(level.targetShapes);
    this.#contextPrior = new PriorDraw(level.contextShapes);
    this.#targets = positionsOf(level, this.#targetPrior, this.#completion);
    this.#contexts = new ContextPositions(level, this.#contextPrior, this.#completion);
    this.#targetChoice = new BlockChoice(this.#targetPrior, this.#targets, level.maxAttempts);
    this.#contextChoice = new BlockChoice(this.#contextPrior, this.#contexts, level.maxAttempts);
  }

  /**
   * Writes contexts, then targets, as top, left, height, width from `blocks[at]` on.
   *
   * @param coarserTargets where the targets of the next coarser level start in `blocks`; read only if confined
   */
  draw(stream: Stream, blocks: Int32Array, at: number, coarserTargets: number): void {
    const { targets, contexts, confined } = this.#level;
    this.#completion.clear();
    if (confined) this.#completion.confine(blocks, coarserTargets, targets);
    const targetsAt = at + contexts * 4;
    for (let target = 0; target < targets; target++) {
      this.#drawTarget(stream, targets - 1 - target, blocks, targetsAt + target * 4);
    }
    for (let context = 0; context < contexts; context++) {
      this.#drawContext(stream, blocks, at + context * 4);
    }
    permute(stream, blocks, targetsAt, targets);
  }

  #drawTarget(stream: Stream, remaining: number, blocks: Int32Array, at: number): void {
    this.#targets.prepare(remaining);
    const shape = this.#targetChoice.draw(stream);
    const { top, left } = this.#targets;
    const height = this.#targetPrior.heights[shape]!;
    const width = this.#targetPrior.widths[shape]!;
    this.#completion.place(top, left, height, width);
    writeBlock(blocks, at, top, left, height, width);
  }

  #drawContext(stream: Stream, blocks: Int32Array, at: number): void {
    const shape = this.#contextChoice.draw(stream);
    const height = this.#contextPrior.heights[shape]!;
    const width = this.#contextPrior.widths[shape]!;
    writeBlock(blocks, at, this.#contexts.top, this.#contexts.left, height, width);
  }
}

const writeBlock = (
  blocks: Int32Array,
  at: number,
  top: number,
  left: number,
  height: number,
  width: number,
): void => {
  blocks[at] = top;
  blocks[at + 1] = left;
  blocks[at + 2] = height;
  blocks[at + 3] = width;
};

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
