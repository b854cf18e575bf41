import type { Grid } from '@jepa-masks/core';
import type { SampleOptions } from './choices.js';
import type { DrawnSample } from './drawn-sample.js';
import { figure } from './figure.js';
import { sampleLegend } from './legend.js';
import type { Canvas } from './patch-view.js';
import type { Places } from './places.js';
import { below, type Entry, table } from './table.js';
import { timeBar } from './time-bar.js';
import { definitionsOf, type PhotographUse } from './under-masks.js';

/** A moment of an animation. */
export interface Shot {
  readonly name: string;
  readonly entries: ReadonlyArray<Entry>;
  readonly photographs: ReadonlyArray<PhotographUse | undefined>;
}

/** What all moments of an animation have in common. */
interface Film {
  readonly title: string;
  readonly subtitle: string;
  readonly columns: number;
  /** What the legend explains: all that is drawn at some moment. */
  readonly drawn: ReadonlyArray<DrawnSample>;
}

/** Moments as pictures of one size, which differ in what they show and in how far the bar below has come. */
export const filmed = (
  shots: ReadonlyArray<Shot>,
  { title, subtitle, columns, drawn }: Film,
  options: SampleOptions,
): ReadonlyArray<string> => {
  const names = shots.map(({ name }) => name);
  return shots.map(({ entries, photographs }, at) => {
    const body = table(entries, columns);
    const items = sampleLegend(drawn, photographs);
    return figure(
      { title, subtitle, items, definitions: definitionsOf(photographs) },
      below([body, timeBar(names, at, body.width)]),
      options,
    );
  });
};

/** The grids of samples. */
export const gridsOf = (samples: ReadonlyArray<DrawnSample>): ReadonlyArray<Grid> =>
  samples.map(({ grid }) => grid);

/** What each sample of a moment is drawn on. */
export const canvases = (
  places: ReadonlyArray<Places>,
  photographs: ReadonlyArray<PhotographUse | undefined>,
  drawn: ReadonlyArray<DrawnSample>,
): ReadonlyArray<Canvas> => {
  const mostContexts = Math.max(...drawn.map(({ contexts }) => contexts));
  return places.map((one, at) => ({ places: one, photograph: photographs[at], mostContexts }));
};
