import { type BatchRequest, type Grid, type Plan, type Statistics, sampleBatch } from '@jepa-masks/core';
import { type GridPicture, pictureSize, viewSize } from '@jepa-masks/render';
import { countThinning } from './count-thinning.js';
import type { DrawOptions, Subject } from './picture-kinds.js';
import type { PictureChoice, PictureFormat } from './picture-options.js';
import type { Terminal } from './terminal.js';

/** A picture to be written: its file's name without ending, and its markup. */
export interface Picture {
  readonly name: string;
  readonly svg: string;
}

/** Pixels of a photograph for each pixel that the picture says it has: as the PNG is drawn, for sharp screens, and for print. */
const density: Readonly<Record<PictureFormat, number>> = { png: 2, svg: 2, pdf: 4 };

/** What every picture of a choice is told. */
const optionsOf = ({ title, width }: PictureChoice): DrawOptions => ({
  ...(title === undefined ? {} : { title }),
  ...(width === undefined ? {} : { width }),
});

/**
 * A picture with its photograph, if it shows one, at the resolution at which the
 * picture is written.
 *
 * @param grid that the photograph is cut to; if it is no image's the picture shows none
 */
export const drawSharp = async (
  choice: PictureChoice,
  view: GridPicture | undefined,
  grid: Grid,
  draw: (options: DrawOptions) => string,
): Promise<string> => {
  const { photograph, width, format, title } = choice;
  const options = optionsOf(choice);
  if (photograph === undefined || view === undefined || grid.axes !== 2) return draw(options);
  const [, drawn] = pictureSize(draw(title === undefined ? {} : { title }));
  const scale =
    width === undefined ? density[format] : (width / drawn) * (format === 'png' ? 1 : density[format]);
  const [height, across] = viewSize(view, grid);
  return draw({ ...options, photograph: await photograph([height * scale, across * scale]) });
};

/** Samples held at once for pictures; only the first few are drawn. */
const MOST_HELD = 4_096;

/** The pictures of a choice: of a batch's first samples, and of what was counted of all. */
export const drawPictures = async (
  terminal: Terminal,
  plan: Plan,
  request: Required<BatchRequest>,
  statistics: Statistics,
  choice: PictureChoice,
): Promise<ReadonlyArray<Picture>> => {
  const geometry = sampleBatch(plan, { ...request, count: Math.min(request.count, MOST_HELD) });
  const thinning = choice.kinds.some(({ name }) => name === 'thinned')
    ? await countThinning(terminal, plan, request)
    : undefined;
  const subject: Subject = { request, geometry, statistics, thinning, samples: choice.samples };
  const drawn: Array<Picture> = [];
  for (const { name, view, byPart, draw } of choice.kinds) {
    const parts = byPart ? plan.parts : [plan.parts.find(({ grid }) => grid.axes === 2) ?? plan.parts[0]];
    for (const part of parts) {
      const svg = await drawSharp(choice, view, part.grid, (options) => draw(subject, options, part.name));
      drawn.push({ name: byPart && part.name !== '' ? `${name}-${part.name}` : name, svg });
    }
  }
  return drawn;
};
