import type { Geometry } from '@jepa-masks/core';
import {
  checkPart,
  checkSample,
  describe,
  describeGrid,
  describeKey,
  describePart,
  type SampleOptions,
} from './choices.js';
import { drawnSample } from './drawn-sample.js';
import { figure } from './figure.js';
import { sampleLegend } from './legend.js';
import { checkViews, patchView, type View } from './patch-view.js';
import { isWide, placesOf } from './places.js';
import { remarkOn } from './remark.js';
import { table } from './table.js';
import { definitionsOf, placeUnder, type UnderMasks } from './under-masks.js';
import { placeScores } from './under-scores.js';

/** What a panel shows. */
export interface PanelOptions extends SampleOptions, UnderMasks {
  /** What patches score, [B, N], drawn under the masks instead of a photograph or clip. */
  readonly scores?: ArrayLike<number>;
  /** Index in the batch. Default 0. */
  readonly sample?: number;
  /** Name of a part. Default: the first. */
  readonly part?: string;
  /** Which views, in their order. Default: context, targets, combined. */
  readonly views?: ReadonlyArray<View>;
}

/**
 * One part of one sample: its context, its targets (each its own colour and
 * number) and both, side by side; below one another on a wide grid.
 *
 * @returns an SVG document
 * @throws RangeError if the batch is empty, there is no such sample, part or view, or what is to lie under the masks can't
 */
export const panelSvg = (geometry: Geometry, options: PanelOptions = {}): string => {
  const sample = checkSample(geometry, options.sample ?? 0);
  const part = geometry.parts[checkPart(geometry.parts, options.part)]!;
  const drawn = drawnSample(part, sample);
  const places = placesOf('panel', drawn.grid, { spectrogram: options.spectrogram });
  const photographs =
    options.scores === undefined
      ? placeUnder(options, [places])
      : placeScores(options.scores, [sample], geometry.count, [places]);
  const canvas = { places, photograph: photographs[0], mostContexts: part.contexts };
  const shown = checkViews(options.views);
  const entries = shown.map((view) => ({
    heading: view,
    remark: remarkOn(drawn, view),
    markup: patchView(drawn, view, canvas),
    width: places.width,
    height: places.height,
  }));
  return figure(
    {
      title: 'Context and targets of a sample',
      subtitle: describe(
        describeGrid(drawn.grid),
        `sample ${sample} of ${geometry.count}`,
        describePart(part.name),
        describeKey(options.request, sample),
      ),
      items: sampleLegend([drawn], photographs),
      definitions: definitionsOf(photographs),
    },
    table(entries, isWide(places) ? 1 : shown.length),
    options,
  );
};
