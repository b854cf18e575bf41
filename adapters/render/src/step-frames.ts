import type { Geometry } from '@jepa-masks/core';
import {
  checkPart,
  checkSample,
  checkSamples,
  describe,
  describeGrids,
  prefixOf,
  type SampleOptions,
} from './choices.js';
import { drawnSample } from './drawn-sample.js';
import { patchView } from './patch-view.js';
import type { Photograph } from './photograph.js';
import { placesTogether } from './places.js';
import { canvases, filmed, gridsOf, type Shot } from './shots.js';
import { placeUnder } from './under-masks.js';

/** What an animation over steps shows. */
export interface StepFramesOptions extends SampleOptions {
  /** Indices in each batch. Default: the first 4. */
  readonly samples?: ReadonlyArray<number>;
  /** Name of a part. Default: all. */
  readonly part?: string;
  /** Drawn under the masks of images. */
  readonly photograph?: Photograph;
  /** Whether grids of rows and columns are spectrograms, as in a panel. */
  readonly spectrogram?: boolean;
}

/** Samples of each step unless others are asked for. */
const USUAL_SAMPLES = 4;

/**
 * Samples of several steps, one step after another: for each a picture, all of
 * one size, a part below another.
 *
 * @param steps a batch each, of the same plan; the first of step `request.step`, the others of the steps after it
 * @returns SVG documents, one a step: what `toAnimation` makes a file of
 * @throws RangeError if there is no step, a batch is empty, there is no such sample or part, or the photograph is none
 */
export const stepFramesSvg = (
  steps: ReadonlyArray<Geometry>,
  options: StepFramesOptions = {},
): ReadonlyArray<string> => {
  const [first] = steps;
  if (first === undefined) throw new RangeError('steps is empty; give the geometry of 1 step or more');
  const samples = checkSamples(first, options.samples, USUAL_SAMPLES);
  for (const { count } of steps) for (const sample of samples) checkSample({ ...first, count }, sample);
  const parts = options.part === undefined ? [...first.parts.keys()] : [checkPart(first.parts, options.part)];
  const drawn = steps.map((step) =>
    parts.flatMap((part) => samples.map((sample) => drawnSample(step.parts[part]!, sample))),
  );
  const layout = { spectrogram: options.spectrogram };
  const places = drawn.map((one) => placesTogether('animation', gridsOf(one), layout));
  const under = options.photograph === undefined ? {} : { photograph: options.photograph };
  const { step: from = 0 } = options.request ?? {};
  const all = drawn.flat();
  const headings = parts.flatMap((part) =>
    samples.map((sample) => `${prefixOf(first.parts[part]!.name)}sample ${sample}`),
  );
  const shots = drawn.map((now, step): Shot => {
    const photographs = placeUnder(under, places[step]!);
    const canvas = canvases(places[step]!, photographs, all);
    return {
      name: `step ${from + step}`,
      photographs,
      entries: now.map((one, at) => ({
        heading: headings[at]!,
        markup: patchView(one, 'combined', canvas[at]!),
        // Grids of one's own may be larger in another step.
        width: Math.max(...places.map((those) => those[at]!.width)),
        height: Math.max(...places.map((those) => those[at]!.height)),
      })),
    };
  });
  const { seed } = options.request ?? {};
  const subtitle = describe(
    ...describeGrids(parts.map((part) => first.parts[part]!)),
    seed === undefined ? undefined : `seed ${typeof seed === 'string' ? `“${seed}”` : seed}`,
    steps.length === 1 ? `step ${from}` : `steps ${from} to ${from + steps.length - 1}`,
  );
  const title = 'Masks over steps';
  return filmed(shots, { title, subtitle, columns: samples.length, drawn: all }, options);
};
