import { countSet } from '../geometry/count-bits.js';
import { newParts } from '../geometry/new-parts.js';
import { type BoxPart, type Part, type PartWithin, wordsPerMask } from '../geometry/part.js';
import { paintWords } from '../geometry/patch-words.js';
import { presenceKey } from '../keys/key.js';
import { Stream } from '../keys/stream.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedPart } from '../plan/planned-part.js';
import type { Sampler } from '../plan/strategy.js';
import { type Reach, WithinPresence } from './within-presence.js';

/** Copies the masks of a single sample, as sets of patches. */
const copyMasks = (drawn: Part, words: Uint32Array, length: number): void => {
  if (drawn.masks === 'patches') words.set(drawn.words);
  else {
    words.fill(0, 0, length);
    paintWords(drawn as BoxPart, words);
  }
};

/**
 * Draws samples of which patches may be absent: as always, then what is drawn is
 * brought to what is present, by a stream of its own below the sample's key.
 *
 * @param sampler what draws the plan's samples
 * @param reachOf which patches the masks of a part may have, if not all
 */
export const bringWithin = <Q extends PlannedPart>(
  plan: Plan<string, Q>,
  sampler: Sampler,
  reachOf: (part: Q) => Reach = () => ({}),
): Sampler => {
  const planned: ReadonlyArray<Q> = plan.parts;
  const scratch = newParts(planned, 1, undefined);
  const within = planned.map((part) => new WithinPresence(part, reachOf(part)));
  const stream = new Stream();
  /** Scores of the sample that is drawn. */
  const own = new Float64Array(planned.find(({ follows }) => follows === 'scores')?.grid.patches ?? 0);
  return (root, handedIn) => {
    const scores = handedIn?.scores;
    const draw = sampler(root, scores === undefined ? {} : { scores: own });
    const presence = presenceKey(root);
    return (index, sample, parts) => {
      if (scores !== undefined) {
        for (let patch = 0; patch < own.length; patch++) own[patch] = scores[sample * own.length + patch]!;
      }
      draw(index, 0, scratch);
      for (let at = 0; at < parts.length; at++) {
        const { grid, contexts, targets, words, present, phases } = parts[at] as PartWithin;
        const length = wordsPerMask(grid.patches);
        const masks = (contexts + targets) * length;
        const brought = within[at]!;
        copyMasks(scratch[at]!, brought.words, masks);
        const size = countSet(present, sample * length, length);
        if (size < grid.patches) {
          stream.seed(presence, index, at);
          brought.restrict(present, sample * length, size, stream);
        }
        for (let word = 0; word < masks; word++) words[sample * masks + word] = brought.words[word]!;
        phases[sample] = scratch[at]!.phases[0]!;
      }
    };
  };
};
