import type { KeptPatches, ThinningStatistics } from '@jepa-masks/core';
import { checkStatistics, describe, describeGrid, formatCount, type PictureOptions } from './choices.js';
import { figure } from './figure.js';
import type { Shares } from './heat-view.js';
import { square } from './legend.js';
import { type Photograph, placePhotograph } from './photograph.js';
import { type ShareMap, shareMaps } from './share-maps.js';
import { cellSize } from './view-size.js';

/** What a map of thinning shows. */
export interface ThinningMapOptions extends PictureOptions {
  /** One level, 0 being the finest. Default: all, one below the other. */
  readonly level?: number;
  /** Stands beside the maps, in the same size. */
  readonly photograph?: Photograph;
}

/** The brightest colour is for twice as often as is fair, so that what is fair lies in the middle. */
const MOST = 2;

/** How often a patch was kept, of how often it should have been; undefined where no list with it was thinned. */
const ratioOf = ({ kept, expected }: KeptPatches): Shares =>
  expected.map((wanted, patch) => (wanted === 0 ? undefined : kept[patch]! / wanted));

/**
 * How often each patch is kept where lists are thinned to a fixed length: 100 %
 * where it is kept in length / n of the lists of n patches that it is in, as all
 * are if thinning is fair. The colours end at 200 %.
 *
 * @returns an SVG document
 * @throws RangeError if no sample was counted, there is no such level, or the photograph is none
 */
export const thinningMapSvg = (thinning: ThinningStatistics, options: ThinningMapOptions = {}): string => {
  const levels = checkStatistics(thinning, options.level);
  const { grid } = thinning;
  const cell = cellSize('heatMap', grid);
  const photograph = placePhotograph(options.photograph, {
    width: grid.columns * cell,
    height: grid.rows * cell,
  });
  const maps = levels.flatMap((level): ReadonlyArray<ShareMap> => {
    const { context, targets } = thinning.levels[level]!;
    const of = thinning.levels.length > 1 ? `level ${level}: ` : '';
    return [
      { heading: `${of}context`, shares: ratioOf(context) },
      { heading: `${of}targets`, shares: ratioOf(targets) },
    ];
  });
  const isUnseen = maps.some(({ shares }) => shares.includes(undefined));
  return figure(
    {
      title: 'Patches kept when lists are thinned',
      subtitle: describe(
        describeGrid(grid),
        `${formatCount(thinning.samples)} samples`,
        '100 %: as often as the other patches of its lists',
      ),
      items: isUnseen ? [{ swatch: square('#ffffff'), text: 'in no list that was thinned' }] : [],
      definitions: photograph?.definition,
    },
    shareMaps(maps, grid, { most: MOST, title: 'kept, of what is fair (%)' }, photograph),
    options,
  );
};
