import type { Grid } from '@jepa-masks/core';
import { describeGrid, formatShare, prefixOf } from './choices.js';
import { colourBar } from './colour-bar.js';
import type { Body } from './figure.js';
import { heatView, type Shares } from './heat-view.js';
import { edges, gridLines } from './patch-view.js';
import { isWide, type Places, placesTogether } from './places.js';
import { at, type Markup } from './svg.js';
import { below, beside, table } from './table.js';
import { sizes, textWidth } from './text.js';
import { definitionsOf, type PhotographUse, placeUnder, type UnderMasks } from './under-masks.js';

/** A share of each patch of a part, for its contexts and for its targets. */
export interface PartShares {
  readonly name: string;
  readonly grid: Grid;
  readonly context: Shares;
  readonly targets: Shares;
}

const rangeOf = (shares: Shares): string => {
  const known = shares.filter((share) => share !== undefined);
  if (known.length === 0) return 'none';
  const least = known.reduce((low, share) => Math.min(low, share));
  const largest = known.reduce((high, share) => Math.max(high, share));
  return least === largest ? formatShare(least) : `${formatShare(least)} to ${formatShare(largest)}`;
};

/** A drawing with the colour bar at its right; small drawings are centred along the bar. */
const withBar = (drawing: Body, most: number, title: string): Body => {
  const height = Math.max(110, textWidth(title, { size: sizes.label }), Math.min(drawing.height - 36, 400));
  const bar = colourBar(most, Math.round(height), title);
  const whole = Math.max(drawing.height, bar.height + 4);
  return {
    width: drawing.width + 26 + bar.width,
    // The bar's lowest label reaches below it.
    height: whole + 4,
    markup:
      at(0, Math.floor((whole - drawing.height) / 2), drawing.markup) +
      at(drawing.width + 26, Math.min(36, whole - bar.height), bar.markup),
  };
};

/** The two maps of a part, beside or below one another. */
const mapsOf = (part: PartShares, places: Places, most: number): Body =>
  table(
    (['context', 'targets'] as const).map((kind) => ({
      heading: `${prefixOf(part.name)}${kind}`,
      remark: rangeOf(part[kind]),
      markup: heatView(part[kind], places, most),
      width: places.width,
      height: places.height,
    })),
    isWide(places) ? 1 : 2,
  );

/** The photograph or clip by itself, with the patches' edges, to find a patch of the maps in it. */
const photographView = (photograph: PhotographUse, places: Places): Body =>
  table(
    [
      {
        heading: headingOf(places),
        remark: describeGrid({ ...places.grid, patchSize: 1, tubeletSize: 1 }),
        markup: photograph.use + gridLines(places, true) + edges(places),
        width: places.width,
        height: places.height,
      },
    ],
    1,
  );

const headingOf = ({ grid, tiles }: Places): string => {
  if (grid.axes === 3) return 'clip';
  return tiles[0]!.isUpward === true ? 'spectrogram' : 'photograph';
};

/**
 * Maps of shares, those of a part below those of the one before, on one scale of
 * colours with its bar; with the photograph or the clip, if there is one, once, on
 * the grid of the first part that is an image or a video.
 *
 * @param most the share that the brightest colour stands for
 * @param title reads along the bar
 * @throws RangeError if what is to lie beside the maps can't
 */
export const shareMaps = (
  parts: ReadonlyArray<PartShares>,
  { most, title }: { readonly most: number; readonly title: string },
  under: UnderMasks,
): { readonly body: Body; readonly definitions: Markup } => {
  const places = placesTogether(
    'heatMap',
    parts.map(({ grid }) => grid),
    { spectrogram: under.spectrogram },
  );
  const photographs = placeUnder(under, places);
  const maps = below(parts.map((part, index) => mapsOf(part, places[index]!, most)));
  const shown = photographs.findIndex((one) => one !== undefined);
  if (shown < 0) return { body: withBar(maps, most, title), definitions: '' };
  const view = photographView(photographs[shown]!, places[shown]!);
  const all = places.some(isWide) ? below([view, maps]) : beside(view, maps);
  return { body: withBar(all, most, title), definitions: definitionsOf([photographs[shown]]) };
};
