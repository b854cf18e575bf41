import type { BoxPart, Part, PatchPart } from '../../geometry/part.js';
import { wordsPerMask } from '../../geometry/part.js';
import { type Key, split } from '../../keys/key.js';
import { Stream } from '../../keys/stream.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { BoxDraw } from './box-draw.js';
import { BOX } from './rest-count.js';
import { Roles } from './roles.js';
import { SizeDraw } from './size-draw.js';
import { drawStepSize } from './step-sizes.js';
import type { VideoPart } from './video-part.js';

type DrawsAt = (root: Key) => ReadonlyArray<BoxDraw>;

/** The number that a part's stream is seeded with: none where it is alone and has no name. */
const levelOf = (parts: ReadonlyArray<VideoPart>, index: number): number =>
  parts[0]!.name === '' ? -1 : index;

const always = (parts: ReadonlyArray<VideoPart>, maxAttempts: number): DrawsAt => {
  const draws = parts.map((part) => new BoxDraw(part, part, maxAttempts));
  return () => draws;
};

/** Sizes are a stream's of their own below the step's key, apart from those of its samples. */
const bySteps = (parts: ReadonlyArray<VideoPart>, maxAttempts: number, stream: Stream): DrawsAt => {
  const sizes = parts.map((part) => new SizeDraw(part));
  return (root) => {
    const [own] = split(root, 1);
    return parts.map((part, index) => {
      stream.seed(own!, 0, levelOf(parts, index));
      return new BoxDraw(part, drawStepSize(part, sizes[index]!, stream), maxAttempts);
    });
  };
};

type DrawPart = (boxes: BoxDraw, stream: Stream, part: Part, sample: number) => void;

/** Writes a part's boxes as they are, below a context of all of its first steps. */
const asBoxes = ({ grid, blocks, keptSteps }: VideoPart): DrawPart => {
  const { rows, columns } = grid;
  return (draw, stream, part, sample) => {
    const { boxes } = part as BoxPart;
    const at = sample * (1 + blocks) * BOX;
    boxes[at] = 0;
    boxes[at + 1] = 0;
    boxes[at + 2] = 0;
    boxes[at + 3] = keptSteps;
    boxes[at + 4] = rows;
    boxes[at + 5] = columns;
    draw.draw(stream, boxes, at + BOX);
  };
};

const asPatches = (planned: VideoPart): DrawPart => {
  const boxes = new Int32Array(planned.blocks * BOX);
  const roles = new Roles(planned);
  const length = 2 * wordsPerMask(planned.grid.patches);
  return (draw, stream, part, sample) => {
    draw.draw(stream, boxes, 0);
    roles.write(stream, boxes, (part as PatchPart).words, sample * length);
  };
};

/** Draws the masks of a plan's parts, each from a stream of its own. */
export const videoSampler = (plan: Plan<string, VideoPart>): Sampler => {
  const stream = new Stream();
  const planned: ReadonlyArray<VideoPart> = plan.parts;
  const maxAttempts = plan.parameters.maxAttempts as number;
  const drawsAt =
    plan.parameters.shapes === 'step' ? bySteps(planned, maxAttempts, stream) : always(planned, maxAttempts);
  const writers = planned.map((part) => (part.masks === 'boxes' ? asBoxes(part) : asPatches(part)));
  return (root) => {
    const draws = drawsAt(root);
    return (index, sample, parts) => {
      for (let at = 0; at < planned.length; at++) {
        const part = parts[at]!;
        stream.seed(root, index, levelOf(planned, at));
        writers[at]!(draws[at]!, stream, part, sample);
        // After the masks: what is kept of long lists has no say in where they are.
        part.phases[sample] = stream.next();
      }
    };
  };
};
