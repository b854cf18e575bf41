import type { Geometry, Part } from '@jepa-masks/core';
import {
  checkPart,
  checkSample,
  describe,
  describeGrids,
  describeKey,
  prefixOf,
  type SampleOptions,
} from './choices.js';
import { drawnFrame, drawnSample } from './drawn-sample.js';
import { patchView, views } from './patch-view.js';
import { placesTogether } from './places.js';
import { remarkOn } from './remark.js';
import { canvases, filmed, gridsOf, type Shot } from './shots.js';
import { type Clip, checkClip, placeUnder } from './under-masks.js';

/** What an animation of a video shows. */
export interface VideoFramesOptions extends SampleOptions {
  /** Index in the batch. Default 0. */
  readonly sample?: number;
  /** Name of a part, a video. Default: all that are videos as long as the first of them. */
  readonly part?: string;
  /** Drawn under the masks: one photograph for each time step. */
  readonly clip?: Clip;
}

const videosOf = ({ parts }: Geometry, name: string | undefined): ReadonlyArray<Part> => {
  if (name !== undefined) {
    const part = parts[checkPart(parts, name)]!;
    if (part.grid.axes === 3) return [part];
    throw new RangeError(`part ${name} is no video, which alone plays over time; draw it with stepFramesSvg`);
  }
  const first = parts.find(({ grid }) => grid.axes === 3);
  if (first === undefined) {
    throw new RangeError(
      'no part is a video, which alone plays over time; draw the batches of several steps with stepFramesSvg',
    );
  }
  return parts.filter(({ grid }) => grid.axes === 3 && grid.frames === first.grid.frames);
};

/**
 * A sample of a video as it plays: for each time step a picture of its context,
 * its targets and both, all of one size, a part below another.
 *
 * @returns SVG documents, one a time step: what `toAnimation` makes a file of
 * @throws RangeError if the batch is empty, there is no such sample or part, no part is a video, or the clip is none
 */
export const videoFramesSvg = (
  geometry: Geometry,
  options: VideoFramesOptions = {},
): ReadonlyArray<string> => {
  const sample = checkSample(geometry, options.sample ?? 0);
  const parts = videosOf(geometry, options.part);
  const drawn = parts.map((part) => drawnSample(part, sample));
  const { frames } = parts[0]!.grid;
  if (options.clip !== undefined) checkClip(options.clip, parts[0]!.grid);
  const shots = Array.from({ length: frames }, (_, frame): Shot => {
    const now = drawn.map((one) => drawnFrame(one, frame));
    const places = placesTogether('animation', gridsOf(now), {});
    const photograph = options.clip?.[frame];
    const photographs = placeUnder(photograph === undefined ? {} : { photograph }, places);
    const canvas = canvases(places, photographs, drawn);
    return {
      name: `t = ${frame}`,
      photographs,
      entries: now.flatMap((one, part) =>
        views.map((view) => ({
          heading: `${prefixOf(parts[part]!.name)}${view}`,
          remark: remarkOn(one, view),
          markup: patchView(one, view, canvas[part]!),
          width: places[part]!.width,
          height: places[part]!.height,
        })),
      ),
    };
  });
  const subtitle = describe(
    ...describeGrids(parts),
    `sample ${sample} of ${geometry.count}`,
    describeKey(options.request, sample),
  );
  const title = 'Masks of a video over time';
  return filmed(shots, { title, subtitle, columns: views.length, drawn }, options);
};
