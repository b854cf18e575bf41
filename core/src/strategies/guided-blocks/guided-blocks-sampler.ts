import { LevelSampler } from '../../blocks/level-sampler.js';
import { ScoreMass } from '../../blocks/placing/score-mass.js';
import { ScoredPositions } from '../../blocks/placing/scored-positions.js';
import type { BoxPart } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { setWeights } from '../../patches/score-weights.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { GuidedLevel } from './guided-level.js';

/** Draws the blocks of a plan, its targets by scores where there are any. */
export const guidedBlocksSampler = (plan: Plan<'', GuidedLevel>): Sampler => {
  const [level] = plan.parts;
  const { contexts, targets, grid, scoreShare } = level;
  const n = grid.patches;
  const stream = new Stream();
  const mass = new ScoreMass(grid);
  const sampler = new LevelSampler(level, (own, prior) => new ScoredPositions(own, prior, mass, scoreShare));
  const weights = new Int32Array(n);
  const all = allPatches(n);
  return (root, { scores } = {}) =>
    (index, sample, parts) => {
      const { boxes, phases } = parts[0] as BoxPart;
      const at = sample * (contexts + targets) * 4;
      // The share that is not by score is what keeps patches from starving: no least weight.
      setWeights(weights, scores, sample * n, all, 0, 0);
      mass.sum(weights);
      stream.seed(root, index, -1);
      sampler.draw(stream, boxes, at, boxes, at + contexts * 4);
      phases[sample] = stream.next();
    };
};
