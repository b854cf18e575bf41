import { gridOf } from '@jepa-masks/core';
import type { AuditedLevel, SeenLevel } from '@jepa-masks/core/audit';
import { describe, formatCount, type PictureOptions } from './choices.js';
import { colourBar } from './colour-bar.js';
import { factsLegend, factsSize, factsView } from './comparison-facts.js';
import { figure } from './figure.js';
import { heatView } from './heat-view.js';
import { type LegendItem, patchLegend } from './legend.js';
import type { Photograph } from './photograph.js';
import { type Places, placesOf } from './places.js';
import { leavesSomeIn, seenView, targetsMeetIn } from './seen-view.js';
import { at, type Markup } from './svg.js';
import { fitText, sizes, writeText } from './text.js';
import { definitionsOf, type PhotographUse, placeUnder } from './under-masks.js';

/** A generator as it is compared: what was found of it, and samples to draw. */
export interface ComparedGenerator {
  /** What its row is called. */
  readonly name: string;
  /** What was counted of its samples. */
  readonly level: AuditedLevel;
  /** A batch of which the first two samples are drawn. */
  readonly seen: SeenLevel;
}

/** What a comparison shows. */
export interface ComparisonOptions extends PictureOptions {
  /** Drawn under the samples. */
  readonly photograph?: Photograph;
  /** Whether the targets were asked for that may overlap: then overlap is no fault. Default `forbid`. */
  readonly targetOverlap?: 'allow' | 'forbid';
}

/** Samples drawn of each generator. */
const SAMPLES = 2;

/** Generators beyond which the picture would be longer than a page. */
const MOST_GENERATORS = 12;

const GAP = 18;

const checkEntries = (entries: ReadonlyArray<ComparedGenerator>): void => {
  if (entries.length < 1 || entries.length > MOST_GENERATORS) {
    throw new RangeError(`${entries.length} generators are given; give 1 to ${MOST_GENERATORS}`);
  }
  for (const { name, level, seen } of entries) {
    if (seen.rows !== level.rows || seen.columns !== level.columns) {
      throw new RangeError(
        `${name} has samples on ${seen.rows} × ${seen.columns} patches and findings on ` +
          `${level.rows} × ${level.columns}; give both of one grid`,
      );
    }
    if (seen.samples < 1) throw new RangeError(`${name} has no sample to draw; give at least one`);
  }
};

/** A generator as its row draws it. */
interface Row extends ComparedGenerator {
  readonly places: Places;
  readonly photograph: PhotographUse | undefined;
}

const rowOf = (entry: ComparedGenerator, photograph: Photograph | undefined): Row => {
  const { rows, columns } = entry.level;
  const places = placesOf('comparison', gridOf({ rows, columns }));
  return {
    ...entry,
    places,
    photograph: placeUnder(photograph === undefined ? {} : { photograph }, [places])[0],
  };
};

const drawnSamples = ({ seen }: Row): ReadonlyArray<number> =>
  Array.from({ length: Math.min(SAMPLES, seen.samples) }, (_, sample) => sample);

/** One generator: its name above two samples, how often each patch is target and context, and what was found. */
const drawRow = (row: Row, width: number, overlapAllowed: boolean): Markup => {
  const { name, level, seen, places, photograph } = row;
  const drawings = [
    ...drawnSamples(row).map((sample) => ({
      column: sample,
      markup: seenView(seen, sample, places, photograph),
    })),
    { column: SAMPLES, markup: heatView(level.targetVisits, places, 1) },
    { column: SAMPLES + 1, markup: heatView(level.contextVisits, places, 1) },
  ];
  const label = { size: sizes.heading, bold: true } as const;
  return (
    writeText(0, 12, fitText(name, label, 4 * width + 3 * GAP), label) +
    drawings.map(({ column, markup }) => at(column * (width + GAP), 20, markup)).join('') +
    at(4 * (width + GAP) + 8, 20, factsView(level, overlapAllowed))
  );
};

const legendOf = (rows: ReadonlyArray<Row>, onPhotograph: boolean): ReadonlyArray<LegendItem> => {
  const targets = Math.max(...rows.map(({ seen }) => seen.targets));
  const isSomewhere = (test: typeof targetsMeetIn): boolean =>
    rows.some((row) => drawnSamples(row).some((sample) => test(row.seen, sample, row.places)));
  const on = { white: !onPhotograph, photographs: onPhotograph };
  return [
    ...patchLegend({ contexts: 1, targets }, on, {
      overlaps: isSomewhere(targetsMeetIn),
      noMask: isSomewhere(leavesSomeIn),
      absent: false,
    }),
    ...factsLegend,
  ];
};

const headings = ['sample 0', 'sample 1', 'target visits', 'context visits'];

/**
 * Generators below one another, on one configuration: two samples of each, how
 * often each patch is target and context (one colour scale, 0 to 100 %), and
 * what was found to hold in every sample and what not.
 *
 * @returns an SVG document
 * @throws RangeError if there are no generators or too many, one's data do not belong together, or the photograph is none
 */
export const comparisonSvg = (
  entries: ReadonlyArray<ComparedGenerator>,
  options: ComparisonOptions = {},
): string => {
  checkEntries(entries);
  const rows = entries.map((entry) => rowOf(entry, options.photograph));
  const width = Math.max(110, ...rows.map(({ places }) => places.width));
  let y = 24;
  const drawn = rows.map((row) => {
    const markup = at(0, y, drawRow(row, width, options.targetOverlap === 'allow'));
    y += 20 + Math.max(factsSize.height, row.places.height) + GAP;
    return markup;
  });
  const height = y - GAP;
  const factsEnd = 4 * (width + GAP) + 8 + factsSize.width;
  const bar = colourBar(1, Math.min(220, Math.max(110, height - 44)), 'visits (%)');
  const heading = { size: sizes.label, bold: true, anchor: 'middle' } as const;
  const markup =
    headings.map((text, index) => writeText(index * (width + GAP) + width / 2, 12, text, heading)).join('') +
    writeText(4 * (width + GAP) + 8, 12, 'found, patch by patch', { ...heading, anchor: 'start' }) +
    drawn.join('') +
    at(factsEnd + 30, 44, bar.markup);
  const counts = entries.map(({ level }) => level.samples);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return figure(
    {
      title: 'Generators on one configuration',
      subtitle: describe(
        `${fewest === most ? '' : `${formatCount(fewest)} to `}${formatCount(most)} samples of each`,
        entries.some(({ seen }) => seen.duration > 1)
          ? 'of a video, the first time step is drawn'
          : undefined,
      ),
      items: legendOf(rows, options.photograph !== undefined),
      definitions: definitionsOf(rows.map(({ photograph }) => photograph)),
    },
    { width: factsEnd + 30 + bar.width, height, markup },
    options,
  );
};
