import type { KeptPatches, ThinningStatistics } from '@jepa-masks/core/statistics';
import { checkStatistics, describe, describeGrids, formatCount, type PictureOptions } from './choices.js';
import { figure } from './figure.js';
import type { Shares } from './heat-view.js';
import { square } from './legend.js';
import { shareMaps } from './share-maps.js';
import type { UnderMasks } from './under-masks.js';

/** What a map of thinning shows. Photograph and clip stand beside the maps. */
export interface ThinningMapOptions extends PictureOptions, UnderMasks {
  /** Name of one part. Default: all, one below the other. */
  readonly part?: string;
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
 * @throws RangeError if no sample was counted, there is no such part, or what is to lie beside the maps can't
 */
export const thinningMapSvg = (thinning: ThinningStatistics, options: ThinningMapOptions = {}): string => {
  const parts = checkStatistics(thinning, options.part).map(({ name, grid, context, targets }) => ({
    name,
    grid,
    context: ratioOf(context),
    targets: ratioOf(targets),
  }));
  const { body, definitions } = shareMaps(parts, { most: MOST, title: 'kept, of what is fair (%)' }, options);
  const isUnseen = parts.some(
    ({ context, targets }) => context.includes(undefined) || targets.includes(undefined),
  );
  return figure(
    {
      title: 'Patches kept when lists are thinned',
      subtitle: describe(
        ...describeGrids(parts),
        `${formatCount(thinning.samples)} samples`,
        '100 %: as often as the other patches of its lists',
      ),
      items: isUnseen ? [{ swatch: square('#ffffff'), text: 'in no list that was thinned' }] : [],
      definitions,
    },
    body,
    options,
  );
};
