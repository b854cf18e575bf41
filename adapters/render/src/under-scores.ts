import { heatColour } from './palette.js';
import { patchesPath } from './patch-paths.js';
import type { Places } from './places.js';
import { element } from './svg.js';
import type { PhotographUse } from './under-masks.js';

/** Colours that scores are told apart by. */
const LEVELS = 16;

/**
 * Scores that lie under the masks of samples, from the lowest of each sample, dark,
 * to its highest, bright.
 *
 * @param scores [B, N], as the masks were drawn with
 * @param samples the samples shown, of so many in the batch
 * @param places of each of them
 * @throws RangeError if there are not as many, or one is no finite number
 */
export const placeScores = (
  scores: ArrayLike<number>,
  samples: ReadonlyArray<number>,
  count: number,
  places: ReadonlyArray<Places>,
): ReadonlyArray<PhotographUse> => {
  const { patches } = places[0]!.grid;
  if (scores.length !== count * patches) {
    throw new RangeError(
      `scores has ${scores.length} numbers; give ${count} × ${patches}, one a sample and patch`,
    );
  }
  return samples.map((sample, at) => {
    const own: ReadonlyArray<number> = Array.prototype.slice.call(
      scores,
      sample * patches,
      (sample + 1) * patches,
    );
    if (!own.every(Number.isFinite))
      throw new RangeError(`scores of sample ${sample} are not all finite numbers`);
    return heatUnder(own, places[at]!);
  });
};

const heatUnder = (scores: ReadonlyArray<number>, places: Places): PhotographUse => {
  const low = scores.reduce((a, b) => Math.min(a, b));
  const high = scores.reduce((a, b) => Math.max(a, b));
  // Halved first: the distance of two finite numbers need not be finite.
  const span = high / 2 - low / 2;
  const levels = scores.map((score) =>
    span === 0 ? LEVELS / 2 : Math.min(LEVELS - 1, Math.floor(((score / 2 - low / 2) / span) * LEVELS)),
  );
  const use = Array.from({ length: LEVELS }, (_, level) => {
    const d = patchesPath(places, (patch) => levels[patch] === level);
    const fill = heatColour((level + 0.5) / LEVELS);
    return d === '' ? '' : element('path', { class: 'score', d, fill, 'shape-rendering': 'crispEdges' });
  }).join('');
  return { definitions: [], use, isScores: true };
};
