import type { Grid, Plan, Statistics } from '@jepa-masks/core';
import { drawBetween, requestBetween } from '@jepa-masks/export';
import { type GridPicture, pictureSize, type UnderMasks, viewSize } from '@jepa-masks/render';
import type { DrawOptions, Subject } from '@jepa-masks/render/kinds';
import { countCollation } from './count-collation.js';
import { countThinning } from './count-thinning.js';
import type { HandedInRequest } from './handed-in/handed-in.js';
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
const optionsOf = ({ title, width, spectrogram }: PictureChoice): DrawOptions => ({
  ...(title === undefined ? {} : { title }),
  ...(spectrogram ? { spectrogram } : {}),
  ...(width === undefined ? {} : { width }),
});

/** A picture, or pictures of one size that play. */
type Drawn = string | ReadonlyArray<string>;

/** How many pixels of what lies under the masks a pixel of the picture as drawn stands for. */
const sharpness = (drawn: Drawn, { width, format }: PictureChoice): number => {
  if (width === undefined) return density[format];
  return (
    (width / pictureSize(typeof drawn === 'string' ? drawn : drawn[0]!)[1]) *
    (format === 'png' ? 1 : density[format])
  );
};

/**
 * A picture with what lies under its masks, if it shows that, at the resolution
 * at which the picture is written.
 *
 * @param grids that it shows; a row has nothing under it
 */
export const drawSharp = async <D extends Drawn>(
  choice: PictureChoice,
  view: GridPicture | undefined,
  grids: ReadonlyArray<Grid>,
  draw: (options: DrawOptions) => D,
): Promise<D> => {
  const options = optionsOf(choice);
  const { under } = choice;
  const image = grids.find(({ axes }) => axes === 2);
  const video = grids.find(({ axes }) => axes === 3);
  const hasClip = video !== undefined && under?.clip !== undefined;
  if (under === undefined || view === undefined || (image === undefined && !hasClip)) return draw(options);
  const { width: _, ...asDrawn } = options;
  const scale = sharpness(draw(asDrawn), choice);
  const sizeOf = (grid: Grid): readonly [number, number] => {
    const [height, width] = viewSize(view, grid);
    return [height * scale, width * scale];
  };
  const found: UnderMasks = {
    ...(image === undefined ? {} : { photograph: await under.photograph(sizeOf(image)) }),
    ...(hasClip ? { clip: await under.clip!(sizeOf(video), video.frames) } : {}),
  };
  return draw({ ...options, ...found });
};

/** Samples held at once for pictures; only the first few are drawn. */
const MOST_HELD = 4_096;

/** The pictures of a choice: of a batch's first samples, and of what was counted of all. */
export const drawPictures = async (
  terminal: Terminal,
  plan: Plan,
  request: HandedInRequest,
  statistics: Statistics,
  choice: PictureChoice,
): Promise<ReadonlyArray<Picture>> => {
  const held = Math.min(request.count, MOST_HELD);
  const geometry = drawBetween(plan, request, 0, held);
  const isAsked = (asked: string): boolean => choice.kinds.some(({ name }) => name === asked);
  const thinning = isAsked('thinned') ? await countThinning(terminal, plan, request) : undefined;
  // `bucket` keeps what `pad` does.
  const collation = isAsked('collated')
    ? await countCollation(terminal, plan, request, ['pad', 'subsample', 'prefix'])
    : undefined;
  const { scores } = requestBetween(plan, request, 0, held);
  const { samples } = choice;
  const subject: Subject = {
    request,
    geometry,
    ...(scores && { scores }),
    statistics,
    thinning,
    collation,
    samples,
  };
  const drawn: Array<Picture> = [];
  for (const { name, view, byPart, draw } of choice.kinds) {
    for (const parts of byPart ? plan.parts.map((part) => [part]) : [plan.parts]) {
      const grids = parts.map(({ grid }) => grid);
      const own = byPart ? parts[0]!.name : '';
      const svg = await drawSharp(choice, view, grids, (options) => draw(subject, options, own));
      drawn.push({ name: own === '' ? name : `${name}-${own}`, svg });
    }
  }
  return drawn;
};
