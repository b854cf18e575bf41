import { gridOf } from '@jepa-masks/core';
import type { PartShape } from '@jepa-masks/core/geometry';
import { type DrawnSample, isInNoMask } from './drawn-sample.js';
import { absence, COLOURS, colourOf, contextShade, DOT, heatColour, outlineOf, TINT } from './palette.js';
import { crossPath, dotPath, hatchPath } from './patch-paths.js';
import { CONTEXT_DASHES, hasContextOutlines, insets } from './patch-view.js';
import { placesOf } from './places.js';
import { at, element, filled, type Markup } from './svg.js';
import { fitText, sizes, type TextStyle, textWidth, writeText } from './text.js';
import type { PhotographUse } from './under-masks.js';

/** A sign and what it means. */
export interface LegendItem {
  /** Drawn in 14 × 14 pixels, top left at (0, 0). */
  readonly swatch: Markup;
  readonly text: string;
}

const SWATCH = 14;
const style: TextStyle = { size: sizes.note };
const ROW = 20;

/** A legend as rows of items, none wider than the width. */
export const legend = (
  items: ReadonlyArray<LegendItem>,
  width: number,
): { readonly markup: Markup; readonly height: number } => {
  let x = 0;
  let y = 0;
  const parts = items.map(({ swatch, text }) => {
    const label = fitText(text, style, width - SWATCH - 6);
    const taken = SWATCH + 6 + textWidth(label, style);
    if (x > 0 && x + taken > width) {
      x = 0;
      y += ROW;
    }
    const part = at(x, y, swatch, writeText(SWATCH + 6, 11, label, style));
    x += taken + 16;
    return part;
  });
  return { markup: parts.join(''), height: items.length === 0 ? 0 : y + SWATCH + 2 };
};

/** A plain square of a colour with a thin edge. */
export const square = (fill: string, stroke = '#444444', opacity = 1): Markup =>
  element('rect', {
    x: 0.5,
    y: 0.5,
    width: SWATCH - 1,
    height: SWATCH - 1,
    fill,
    'fill-opacity': opacity,
    stroke,
    'stroke-width': 1,
  });

/** A short horizontal line. */
export const stroke = (colour: string, width: number, dashes?: string): Markup =>
  element('path', {
    d: `M0 ${SWATCH / 2}h${SWATCH}`,
    stroke: colour,
    'stroke-width': width,
    'stroke-dasharray': dashes,
    fill: 'none',
  });

/** A swatch as a single patch, for what is drawn in patches. */
const patch = placesOf('panel', gridOf({ rows: 1, columns: 1 }), { cell: SWATCH });

const always = (): boolean => true;

const hatched: Markup =
  square('#ffffff') +
  element('path', { d: hatchPath(patch, always), stroke: '#1a1a1a', 'stroke-width': 1, fill: 'none' });

const crossed: Markup =
  square(absence.fill) +
  element('path', { d: crossPath(patch, always), stroke: absence.stroke, 'stroke-width': 1, fill: 'none' });

const dotted = (fill: string, dot: string): Markup =>
  square(fill) + element('path', { d: dotPath(patch, always), fill: dot });

/** What patches are drawn on. */
type Ground = 'white' | 'photograph' | 'scores';

/** From dark to bright. */
const scoreItem: LegendItem = {
  swatch:
    [0, 1, 2].map((step) => filled(1 + step * 4, 1, 4, SWATCH - 2, heatColour(step / 2))).join('') +
    square('none'),
  text: 'score, of each sample from its lowest to its highest',
};

const contextItems = (contexts: number, on: Ground): ReadonlyArray<LegendItem> => {
  if (on !== 'white') {
    const clear = on === 'scores' ? 'context' : 'context (clear)';
    const text = contexts === 1 ? clear : `context (clearer: in more of ${contexts})`;
    return [{ swatch: square(on === 'scores' ? heatColour(0.2) : PHOTOGRAPH), text }];
  }
  const shown = contexts <= 4 ? Array.from({ length: contexts }, (_, index) => index + 1) : [1, contexts];
  return shown.map((times) => ({
    swatch: square(contextShade(times, contexts)),
    text: contexts === 1 ? 'context' : times === 1 ? 'in 1 context' : `in ${times} contexts`,
  }));
};

const noMaskItem = (onPhotograph: boolean): LegendItem =>
  onPhotograph
    ? { swatch: dotted('#e6e6e6', DOT.onPhotograph), text: 'in no mask (faded)' }
    : { swatch: dotted('#ffffff', DOT.onWhite), text: 'in no mask' };

/** What a patch that a sample does not have looks like. */
export const absentItem: LegendItem = { swatch: crossed, text: 'not there' };

/** Stands for a photograph in a swatch. */
const PHOTOGRAPH = '#949494';

/** Targets named one by one; more would fill the picture. */
const MOST_NAMED = 16;

const targetSwatch = (index: number, on: Ground): Markup => {
  if (on === 'white') return square(colourOf(index), outlineOf(index));
  if (on === 'photograph') return square(PHOTOGRAPH) + square(colourOf(index), colourOf(index), TINT);
  return square(heatColour(0.5)) + insets(patch, always, colourOf(index));
};

const targetItems = (targets: number, on: Ground): ReadonlyArray<LegendItem> => {
  const named = Array.from({ length: Math.min(targets, MOST_NAMED) }, (_, index) => ({
    swatch: targetSwatch(index, on),
    text: `target ${index}`,
  }));
  if (targets <= MOST_NAMED) return named;
  const again = targets > COLOURS ? `, colours again from ${COLOURS}` : '';
  const text = `… to target ${targets - 1}${again}`;
  return [...named, { swatch: targetSwatch(MOST_NAMED, on), text }];
};

/** What there is of patches somewhere in a picture, besides contexts and targets. */
interface Occurring {
  /** Patches that two targets share. */
  readonly overlaps: boolean;
  /** Patches that are there, and in no mask. */
  readonly noMask: boolean;
  /** Patches that are not there. */
  readonly absent: boolean;
}

/**
 * What the colours of patches mean.
 *
 * @param on what patches are drawn on: white, photographs, or the one here and the other there; or scores
 */
export const patchLegend = (
  { contexts, targets }: Pick<PartShape, 'contexts' | 'targets'>,
  on: { readonly white: boolean; readonly photographs: boolean; readonly scores?: boolean },
  { overlaps, noMask, absent }: Occurring,
): ReadonlyArray<LegendItem> => {
  const grounds: ReadonlyArray<Ground> = on.scores
    ? ['scores']
    : [...(on.white ? ['white' as const] : []), ...(on.photographs ? ['photograph' as const] : [])];
  return [
    ...(on.scores ? [scoreItem] : []),
    ...targetItems(targets, grounds[0] ?? 'photograph'),
    ...(overlaps ? [{ swatch: hatched, text: 'in 2 targets or more' }] : []),
    ...grounds.flatMap((ground) => [
      ...contextItems(contexts, ground),
      ...(noMask ? [noMaskItem(ground !== 'white')] : []),
    ]),
    ...(absent ? [absentItem] : []),
  ];
};

/** Whether a test holds for a patch of a sample. */
const hasPatch = ({ grid }: DrawnSample, holds: (patch: number) => boolean): boolean => {
  for (let patch = 0; patch < grid.patches; patch++) if (holds(patch)) return true;
  return false;
};

/** Whether a patch of some sample is not there. */
export const hasAbsent = (samples: ReadonlyArray<DrawnSample>): boolean =>
  samples.some(({ present }) => present.includes(0));

/**
 * What the colours and lines of a picture's samples mean.
 *
 * @param photographs that are under them, one a sample
 */
export const sampleLegend = (
  samples: ReadonlyArray<DrawnSample>,
  photographs: ReadonlyArray<PhotographUse | undefined>,
): ReadonlyArray<LegendItem> => {
  const contexts = Math.max(...samples.map((sample) => sample.contexts));
  const targets = Math.max(...samples.map((sample) => sample.targets));
  const on = {
    white: photographs.includes(undefined),
    photographs: photographs.some((one) => one !== undefined),
    scores: photographs.some((one) => one?.isScores),
  };
  return [
    ...patchLegend({ contexts, targets }, on, {
      overlaps: samples.some(({ inTargets }) => inTargets.some((times) => times > 1)),
      noMask: samples.some((one) => hasPatch(one, (patch) => isInNoMask(one, patch))),
      absent: hasAbsent(samples),
    }),
    ...(samples.some(hasContextOutlines)
      ? [{ swatch: stroke('#333333', 1.25, CONTEXT_DASHES), text: 'whole context block' }]
      : []),
  ];
};
