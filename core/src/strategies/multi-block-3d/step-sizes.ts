import type { Stream } from '../../keys/stream.js';
import { extremesOf, mostTaken } from './box-sizes.js';
import type { SizeDraw } from './size-draw.js';
import type { BoxSizes, VideoPart } from './video-part.js';

/** Draws of a step's size until one leaves the rest its minimum, before the least one is taken. */
const MOST_DRAWS = 64;

/** The least size of all, which leaves the rest as much as the plan says. */
export const leastSize = (sizes: BoxSizes): BoxSizes => {
  const { leastArea, leastSteps } = extremesOf(sizes);
  return {
    shapes: [sizes.shapes.find(({ height, width }) => height * width === leastArea)!],
    durations: [sizes.durations.find(({ duration }) => duration === leastSteps)!],
  };
};

/** One size for all boxes of a step. */
export const drawStepSize = (part: VideoPart, draw: SizeDraw, stream: Stream): BoxSizes => {
  const { rows, columns } = part.grid;
  const most = part.keptSteps * rows * columns - part.leastRest;
  for (let attempt = 0; attempt < MOST_DRAWS; attempt++) {
    draw.draw(stream);
    const { duration, height, width } = draw;
    if (mostTaken(height * width, duration, part.keptSteps) <= most) {
      return { shapes: [{ height, width, weight: 1 }], durations: [{ duration, weight: 1 }] };
    }
  }
  return leastSize(part);
};
