import { countSet } from '../../geometry/count-bits.js';
import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { blocksDraw } from './blocks-draw.js';
import { Budget } from './budget.js';
import type { ModalityPart } from './modality-part.js';
import type { ModalityKind } from './parameters.js';
import { randomDraw } from './random-draw.js';
import { spansDraw } from './spans-draw.js';
import type { TokenDraw, Wanted } from './token-draw.js';

/** How a modality of each kind is drawn. */
const drawsOf: Readonly<Record<ModalityKind, (part: ModalityPart) => TokenDraw>> = {
  random: ({ grid }) => randomDraw(grid.patches),
  spans: ({ grid, spanLength }) => spansDraw(grid.patches, spanLength),
  blocks: ({ grid, minBlockPatches }) => blocksDraw(grid, minBlockPatches),
};

/**
 * Splits the budgets of a sample over the modalities, then draws the masks of each:
 * among the patches that are present, where a part says which are. One stream does
 * all, the split first, then part after part.
 */
export const multiModalSampler = (plan: Plan<string, ModalityPart>): Sampler => {
  const planned: ReadonlyArray<ModalityPart> = plan.parts;
  const { contextPatches, targetPatches } = plan.parameters as {
    readonly contextPatches: number;
    readonly targetPatches?: number;
  };
  const stream = new Stream();
  const budget = new Budget(planned, contextPatches, targetPatches ?? null);
  const draws = planned.map((part) => drawsOf[part.kind](part));
  const whole = planned.map(({ grid }) => allPatches(grid.patches));
  const sizes = new Int32Array(planned.length);
  const wanted: Wanted = { source: whole[0]!, from: 0, size: 0, context: 0, target: 0 };
  return (root) => (index, sample, parts) => {
    for (let at = 0; at < planned.length; at++) {
      const { patches } = planned[at]!.grid;
      const { present } = parts[at] as PatchPart;
      const length = wordsPerMask(patches);
      sizes[at] = present === undefined ? patches : countSet(present, sample * length, length);
    }
    stream.seed(root, index, -1);
    budget.draw(sizes, stream);
    for (let at = 0; at < planned.length; at++) {
      const { words, present } = parts[at] as PatchPart;
      const length = whole[at]!.length;
      wanted.source = present ?? whole[at]!;
      wanted.from = present === undefined ? 0 : sample * length;
      wanted.size = sizes[at]!;
      wanted.context = budget.contexts[at]!;
      wanted.target = budget.targets[at]!;
      const context = sample * 2 * length;
      draws[at]!(wanted, words, context, context + length, stream);
    }
    for (let at = 0; at < planned.length; at++) parts[at]!.phases[sample] = stream.next();
  };
};
