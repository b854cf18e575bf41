import type { BoxPart, Part } from '../geometry/part.js';
import { type Key, split } from '../keys/key.js';
import { Stream } from '../keys/stream.js';
import type { Plan } from '../plan/plan.js';
import type { Sampler } from '../plan/strategy.js';
import type { Shape } from './lattice.js';
import type { Level } from './level.js';
import { LevelSampler } from './level-sampler.js';
import { StepLevel } from './step-shapes.js';

/** What draws a plan's levels below a step's key. */
type LevelsAt = (root: Key) => ReadonlyArray<LevelSampler>;

const always = (plan: Plan<string, Level>): LevelsAt => {
  const levels = plan.parts.map((level) => new LevelSampler(level));
  return () => levels;
};

/** Sizes are a stream's of their own below the step's key, apart from those of its samples. */
const bySteps = ({ parts }: Plan<string, Level>, stream: Stream): LevelsAt => {
  const levels = parts.map((level) => new StepLevel(level));
  return (root) => {
    const [sizes] = split(root, 1);
    const found: Array<LevelSampler> = [];
    let within: Shape | undefined;
    for (let level = levels.length - 1; level >= 0; level--) {
      stream.seed(sizes!, 0, parts[0].name === '' ? -1 : level);
      const { target, sampler } = levels[level]!.draw(stream, within);
      within = target;
      found[level] = sampler;
    }
    return found;
  };
};

/** Draws the blocks of a plan's levels, the coarsest first: a nested level lies inside the one drawn before it. */
export const blockSampler = (plan: Plan<string, Level>): Sampler => {
  const stream = new Stream();
  const levelsAt = plan.parameters.shapes === 'step' ? bySteps(plan, stream) : always(plan);
  const { contexts, targets, name } = plan.parts[0];
  const stride = (contexts + targets) * 4;
  return (root) => {
    const levels = levelsAt(root);
    return (index, sample, parts: ReadonlyArray<Part>) => {
      const at = sample * stride;
      for (let level = levels.length - 1; level >= 0; level--) {
        const { boxes, phases } = parts[level] as BoxPart;
        const coarser = level + 1 < levels.length ? (parts[level + 1] as BoxPart).boxes : boxes;
        stream.seed(root, index, name === '' ? -1 : level);
        levels[level]!.draw(stream, boxes, at, coarser, at + contexts * 4);
        // After the blocks: what is kept of long lists has no say in where blocks lie.
        phases[sample] = stream.next();
      }
    };
  };
};
