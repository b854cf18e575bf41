import type { Plan } from '@jepa-masks/core';
import { planAt, type ScheduledPlan } from '@jepa-masks/core/schedule';
import { drawBetween } from '@jepa-masks/export';
import { type AnimationFormat, stepFramesSvg, videoFramesSvg } from '@jepa-masks/render';
import type { DrawOptions } from '@jepa-masks/render/kinds';
import { badInput } from './failure.js';
import type { HandedInRequest } from './handed-in/handed-in.js';
import { loadDrawing } from './load-drawing.js';
import type { PictureChoice } from './picture-options.js';
import { drawSharp } from './pictures.js';

/** What plays, besides what every picture is told. */
export interface Playing {
  /** Steps that play where no part is a video. */
  readonly steps: number;
  /** The kind of file. */
  readonly format: AnimationFormat;
  /** Milliseconds that each time step or step is seen. */
  readonly delay: number;
}

/** Whether a plan's masks play over time by themselves. */
export const hasVideo = ({ parts }: Plan): boolean => parts.some(({ grid }) => grid.axes === 3);

/** The pictures that play: of a video its time steps, of other masks one step after another. */
const framesOf = (
  scheduled: ScheduledPlan,
  request: HandedInRequest,
  { steps }: Playing,
  samples: number,
): ((options: DrawOptions) => ReadonlyArray<string>) => {
  const plan = planAt(scheduled, request.step);
  if (hasVideo(plan)) {
    const geometry = drawBetween(plan, request, 0, 1);
    return (options) => videoFramesSvg(geometry, { ...options, request });
  }
  const batches = Array.from({ length: steps }, (_, at) => {
    const step = request.step + at;
    return drawBetween(planAt(scheduled, step), { ...request, step }, 0, samples);
  });
  const [first] = batches;
  if (batches.some(({ parts }) => parts.length !== first!.parts.length)) {
    throw badInput('--picture-steps: the parts of the masks change in these steps; give fewer steps');
  }
  const shown = Array.from({ length: samples }, (_, sample) => sample);
  return (options) => stepFramesSvg(batches, { ...options, request, samples: shown });
};

/** The bytes of a file that plays what options ask for. */
export const playedMasks = async (
  scheduled: ScheduledPlan,
  request: HandedInRequest,
  choice: PictureChoice,
  playing: Playing,
): Promise<Uint8Array> => {
  const plan = planAt(scheduled, request.step);
  const draw = framesOf(scheduled, request, playing, choice.samples);
  const grids = plan.parts.map(({ grid }) => grid).filter(({ axes }) => !hasVideo(plan) || axes === 3);
  const frames = await drawSharp(choice, 'animation', grids, draw);
  const { toAnimation } = await loadDrawing();
  try {
    return await toAnimation(frames, { format: playing.format, delay: playing.delay });
  } catch (error) {
    if (error instanceof RangeError) throw badInput(`--picture-width: ${error.message}`);
    throw error;
  }
};
