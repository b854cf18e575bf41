import type { Geometry } from '@jepa-masks/core';
import {
  checkSample,
  describe,
  describeGrids,
  describeKey,
  prefixOf,
  type SampleOptions,
} from './choices.js';
import { drawnSample } from './drawn-sample.js';
import { evenColumns } from './even-columns.js';
import { type Body, figure } from './figure.js';
import { sampleLegend } from './legend.js';
import { checkViews, patchView, type View } from './patch-view.js';
import { isWide, placesTogether } from './places.js';
import { remarkOn } from './remark.js';
import { below, columnsWithin, type Entry, table } from './table.js';
import { definitionsOf, placeUnder, type UnderMasks } from './under-masks.js';

/** What a picture of all parts shows. */
export interface PartsOptions extends SampleOptions, UnderMasks {
  /** Index in the batch. Default 0. */
  readonly sample?: number;
  /** Which views of each part, in their order. Default: context, targets, combined. */
  readonly views?: ReadonlyArray<View>;
}

/** More parts than this go below one another: beside, the picture would be wider than a page. */
const MOST_BESIDE = 5;

/** A single view goes without saying where parts have names. */
const headingOf = (name: string, view: View, views: number): string =>
  views === 1 && name !== '' ? name : `${prefixOf(name)}${view}`;

/** Drawings beside one another, as many as a page is wide, rows filled evenly. */
const grouped = (entries: ReadonlyArray<Entry>): Body => {
  const widest = Math.max(...entries.map(({ width }) => width));
  return table(entries, evenColumns(entries.length, columnsWithin(1000, widest)));
};

/**
 * Every part of one sample side by side, a column a part, with rows for its
 * context, its targets and both. Parts are below one another where a grid is wide
 * or they are many; of a single view they fill rows.
 *
 * @returns an SVG document
 * @throws RangeError if the batch is empty, there is no such sample or view, or what is to lie under the masks can't
 */
export const partsSvg = (geometry: Geometry, options: PartsOptions = {}): string => {
  const sample = checkSample(geometry, options.sample ?? 0);
  const { parts, count } = geometry;
  const drawn = parts.map((part) => drawnSample(part, sample));
  const places = placesTogether(
    'parts',
    drawn.map(({ grid }) => grid),
    { spectrogram: options.spectrogram },
  );
  const photographs = placeUnder(options, places);
  const shown = checkViews(options.views);
  const mostContexts = Math.max(...drawn.map(({ contexts }) => contexts));
  const entry = (part: number, view: View): Entry => ({
    heading: headingOf(parts[part]!.name, view, shown.length),
    remark: remarkOn(drawn[part]!, view),
    markup: patchView(drawn[part]!, view, {
      places: places[part]!,
      photograph: photographs[part],
      mostContexts,
    }),
    width: places[part]!.width,
    height: places[part]!.height,
  });
  const arrange = (): Body => {
    if (shown.length === 1) return grouped(parts.map((_, part) => entry(part, shown[0]!)));
    if (!places.some(isWide) && parts.length <= MOST_BESIDE) {
      const entries = shown.flatMap((view) => parts.map((_, part) => entry(part, view)));
      return table(entries, parts.length);
    }
    return below(
      parts.map((_, part) => {
        const entries = shown.map((view) => entry(part, view));
        return table(entries, places[part]!.width > LONG ? 1 : shown.length);
      }),
    );
  };
  return figure(
    {
      title: 'Context and targets of a sample in every part',
      subtitle: describe(
        ...describeGrids(drawn.map(({ grid }, part) => ({ name: parts[part]!.name, grid }))),
        `sample ${sample} of ${count}`,
        describeKey(options.request, sample),
      ),
      items: sampleLegend(drawn, photographs),
      definitions: definitionsOf(photographs),
    },
    arrange(),
    options,
  );
};

/** Views longer than this are not three in a row. */
const LONG = 420;
