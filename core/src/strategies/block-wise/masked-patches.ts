import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { Refusal } from '../../config/refusal.js';
import { countShare } from '../../patches/count-share.js';
import { plainRatio, roundedShare } from '../../patches/rounding.js';
import type { BlockWiseParameters } from './parameters.js';

/** The fewest and the most patches that are masked, or why that can't be. */
export const maskedPatches = (
  { maskRatio, maskRatioRange, rounding }: BlockWiseParameters,
  patches: number,
): Either<NonEmptyArray<Refusal>, readonly [fewest: number, most: number]> => {
  const count = (field: string, ratio: number) =>
    countShare({ field, ratio, of: patches, noun: 'patches', does: 'masks', rounding });
  if (maskRatioRange === null) {
    const masked = count('maskRatio', maskRatio);
    return isLeft(masked) ? masked : right([masked.right, masked.right]);
  }
  const fewest = count('maskRatioRange', maskRatioRange[0]);
  const most = count('maskRatioRange', maskRatioRange[1]);
  if (!isLeft(fewest) && !isLeft(most)) return right([fewest.right, most.right]);
  const mended = maskRatioRange.map((ratio) => {
    const rounded = roundedShare(ratio, patches, rounding);
    const nearest = Math.min(patches - 1, Math.max(1, rounded));
    return nearest === rounded ? ratio : plainRatio(nearest, patches, rounding);
  }) as [number, number];
  // What is mended may pass the end that was right, which then does for both.
  const [low, high] = mended;
  const range = isLeft(fewest) ? [Math.min(low, high), high] : [low, Math.max(low, high)];
  return left(
    [fewest, most]
      .flatMap((end) => (isLeft(end) ? end.left : []))
      .map(({ cause, error }) => ({
        cause,
        changes: () => [{ maskRatioRange: range }],
        error,
      })) as unknown as NonEmptyArray<Refusal>,
  );
};
