import type { Block } from '../../../src/index.js';
import {
  type Board,
  freePlaces,
  liesIn,
  linesTakeApart,
  linesThrough,
  partings,
  type Region,
  wholeOf,
} from './boards.js';

/**
 * Whether what is to come leaves a block its place part after part: a line from
 * side to side has the block on one side and, on the other, an empty rectangle
 * that holds a part, which straight cuts take apart; the rest leaves the block
 * its place on its own side.
 */
export const partsLeave = (board: Board): ((block: Block, targets: number, contexts: number) => boolean) => {
  const inEmpty = linesTakeApart({ ...board, obstacles: [] });
  const isEmpty = ({ top, left, bottom, right }: Region): boolean =>
    freePlaces({ top, left, bottom, right }, [{ height: bottom - top, width: right - left }], board.obstacles)
      .length > 0;
  const known = new Map<string, boolean>();
  /** Whether some empty rectangle of a region holds a part. */
  const holds = (region: Region, targets: number, contexts: number): boolean => {
    const name = JSON.stringify([region, targets, contexts]);
    const before = known.get(name);
    if (before !== undefined) return before;
    const found =
      (isEmpty(region) && inEmpty(targets, contexts, region)) ||
      (region.bottom - region.top > 1 &&
        (holds({ ...region, bottom: region.bottom - 1 }, targets, contexts) ||
          holds({ ...region, top: region.top + 1 }, targets, contexts))) ||
      (region.right - region.left > 1 &&
        (holds({ ...region, right: region.right - 1 }, targets, contexts) ||
          holds({ ...region, left: region.left + 1 }, targets, contexts)));
    known.set(name, found);
    return found;
  };
  const leave = (block: Block, targets: number, contexts: number, region: Region): boolean =>
    liesIn(block, region) &&
    (targets + contexts === 0 ||
      linesThrough(region).some((sides) =>
        [sides, sides.toReversed()].some(([own, other]) =>
          [...partings(targets, contexts), [targets, contexts] as const].some(
            ([part, context]) =>
              liesIn(block, own!) &&
              holds(other!, part, context) &&
              leave(block, targets - part, contexts - context, own!),
          ),
        ),
      ));
  return (block, targets, contexts) => leave(block, targets, contexts, wholeOf(board));
};
