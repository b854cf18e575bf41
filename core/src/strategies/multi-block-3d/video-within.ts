import { paintRun } from '../../geometry/paint-run.js';
import { wordsPerMask } from '../../geometry/part.js';
import { bringWithin } from '../../patches/bring-within.js';
import type { Reach } from '../../patches/within-presence.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { VideoPart } from './video-part.js';
import { videoSampler } from './video-sampler.js';

/** The rest beside the boxes lies in the first steps, unless it is all that they leave. */
const reachOf = ({ grid, keptSteps, complement, isInverted }: VideoPart): Reach => {
  if (keptSteps === grid.frames || complement === 'rest') return {};
  const first = new Uint32Array(wordsPerMask(grid.patches));
  paintRun(first, 0, keptSteps * grid.rows * grid.columns, true);
  return isInverted ? { targets: first } : { contexts: first };
};

/** Draws masks as always and brings them to what is present; the rest stays within its first time steps. */
export const videoWithinSampler = (plan: Plan<string, VideoPart>): Sampler =>
  bringWithin(plan, videoSampler(plan), reachOf);
