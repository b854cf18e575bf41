import type { AuditedLevel, Grid, SeenLevel } from '@jepa-masks/core';
import { describe, formatCount, type PictureOptions } from './choices.js';
import { colourBar } from './colour-bar.js';
import { factsSize, factsView } from './comparison-facts.js';
import { figure } from './figure.js';
import { heatView } from './heat-view.js';
import { seenView } from './seen-view.js';
import { at, type Markup } from './svg.js';
import { fitText, sizes, writeText } from './text.js';
import { cellSize } from './view-size.js';

/** A generator as it is compared: what was found of it, and samples to draw. */
export interface ComparedGenerator {
  /** What its row is called. */
  readonly name: string;
  /** What was counted of its samples. */
  readonly level: AuditedLevel;
  /** A batch of which the first two samples are drawn. */
  readonly seen: SeenLevel;
}

/** Samples drawn of each generator. */
const SAMPLES = 2;

/** Generators beyond which the picture would be longer than a page. */
const MOST_GENERATORS = 12;

/** About the side of a drawing, in pixels. */
const SIDE = 140;
const GAP = 18;

const gridOf = ({ rows, columns }: AuditedLevel): Grid => ({
  rows,
  columns,
  patches: rows * columns,
  patchSize: 1,
});

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

/** One generator: its name above two samples, how often each patch is target and context, and what was found. */
const row = ({ name, level, seen }: ComparedGenerator, cell: number, width: number): Markup => {
  const grid = gridOf(level);
  const drawings = [
    ...Array.from({ length: SAMPLES }, (_, sample) =>
      sample < seen.samples ? seenView(seen, sample, grid, cell) : '',
    ),
    heatView(level.targetVisits, grid, cell, 1, undefined),
    heatView(level.contextVisits, grid, cell, 1, undefined),
  ];
  const label = { size: sizes.heading, bold: true } as const;
  return (
    writeText(0, 12, fitText(name, label, 4 * width + 3 * GAP), label) +
    drawings.map((drawing, index) => at(index * (width + GAP), 20, drawing)).join('') +
    at(4 * (width + GAP) + 8, 20, factsView(level))
  );
};

const headings = ['sample 0', 'sample 1', 'target visits', 'context visits'];

/**
 * Generators below one another, on one configuration: two samples of each, how
 * often each patch is target and context (one colour scale, 0 to 100 %), and
 * what was found to hold in every sample and what not.
 *
 * @returns an SVG document
 * @throws RangeError if there are no generators or too many, or one's data do not belong together
 */
export const comparisonSvg = (
  entries: ReadonlyArray<ComparedGenerator>,
  options: PictureOptions = {},
): string => {
  checkEntries(entries);
  const cells = entries.map(({ level }) => cellSize(gridOf(level), SIDE, 2 * SIDE));
  const width = Math.max(110, ...entries.map(({ level }, index) => level.columns * cells[index]!));
  let y = 24;
  const rows = entries.map((entry, index) => {
    const markup = at(0, y, row(entry, cells[index]!, width));
    y += 20 + Math.max(factsSize.height, entry.level.rows * cells[index]!) + GAP;
    return markup;
  });
  const factsEnd = 4 * (width + GAP) + 8 + factsSize.width;
  const bar = colourBar(1, Math.min(220, Math.max(110, y - 24 - 20 - GAP)), 'visits (%)');
  const heading = { size: sizes.label, bold: true, anchor: 'middle' } as const;
  const markup =
    headings.map((text, index) => writeText(index * (width + GAP) + width / 2, 12, text, heading)).join('') +
    writeText(4 * (width + GAP) + 8, 12, 'found, patch by patch', { ...heading, anchor: 'start' }) +
    rows.join('') +
    at(factsEnd + 30, 44, bar.markup);
  const counts = entries.map(({ level }) => level.samples);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return figure(
    {
      title: options.title ?? 'Generators on one configuration',
      subtitle: describe(
        `${fewest === most ? '' : `${formatCount(fewest)} to `}${formatCount(most)} samples of each`,
        'grey: context; colours: targets; hatched: shared by targets',
        'disc: holds in every sample; cross: does not',
        ...(entries.some(({ seen }) => seen.duration > 1)
          ? ['of a video, the first time step is drawn']
          : []),
      ),
    },
    { width: factsEnd + 30 + bar.width, height: y, markup },
  );
};
