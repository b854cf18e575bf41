import type { CollationStatistics, KeptPatches } from '@jepa-masks/core/statistics';
import { checkStatistics, describe, describeGrids, formatCount, type PictureOptions } from './choices.js';
import { figure } from './figure.js';
import type { Shares } from './heat-view.js';
import { square } from './legend.js';
import { shareMaps } from './share-maps.js';
import type { UnderMasks } from './under-masks.js';

/** What a map of collation shows. Photograph and clip stand beside the maps. */
export interface CollationMapOptions extends PictureOptions, UnderMasks {
  /** Name of one part. Default: all, one below the other. */
  readonly part?: string;
}

/** How often a patch is in the list of a mask that has it; undefined where no mask has it. */
const shareOf = ({ lists, kept }: KeptPatches): Shares =>
  lists.map((count, patch) => (count === 0 ? undefined : kept[patch]! / count));

/**
 * How often each patch of a mask is in its list, policy by policy: what each way to
 * lists of one length leaves a model to see.
 *
 * @param policies of the same plan and samples, one for each policy
 * @returns an SVG document
 * @throws RangeError if there is no policy, no sample was counted, there is no such part, or what is to lie beside the maps can't
 */
export const collationMapSvg = (
  policies: ReadonlyArray<CollationStatistics>,
  options: CollationMapOptions = {},
): string => {
  const [first] = policies;
  if (first === undefined) throw new RangeError('no policy was measured; give 1 or more');
  const maps = policies.flatMap((measured) =>
    checkStatistics(measured, options.part).map(({ name, grid, context, targets }) => ({
      name: name === '' ? measured.policy : `${measured.policy}, ${name}`,
      grid,
      context: shareOf(context),
      targets: shareOf(targets),
    })),
  );
  const { body, definitions } = shareMaps(maps, { most: 1, title: 'in its mask’s list (%)' }, options);
  const isUnseen = maps.some(
    ({ context, targets }) => context.includes(undefined) || targets.includes(undefined),
  );
  return figure(
    {
      title: 'Patches that lists of one length keep',
      subtitle: describe(
        ...describeGrids(checkStatistics(first, options.part)),
        `${formatCount(first.samples)} samples in batches of ${formatCount(Math.min(first.batchSize, first.samples))}`,
        '100 %: in the list of every mask that has the patch',
      ),
      items: isUnseen ? [{ swatch: square('#ffffff'), text: 'in no mask' }] : [],
      definitions,
    },
    body,
    options,
  );
};
