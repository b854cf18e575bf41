import { nice } from 'd3-array';
import { formatTick } from './colour-bar.js';
import { linearScale } from './linear-scale.js';
import { at, element, line, type Markup } from './svg.js';
import { fadedInk, sizes, writeText } from './text.js';

/** Where shares lie along an axis, and which of them are marked. */
export interface ShareScale {
  /** Position in pixels. */
  readonly position: (share: number) => number;
  readonly ticks: ReadonlyArray<{ readonly position: number; readonly label: string }>;
}

/**
 * An axis of percentages.
 *
 * @param domain shares at the ends
 * @param range positions of the ends, in pixels
 * @param count ticks wanted, about
 */
export const shareScale = (
  domain: readonly [number, number],
  range: readonly [number, number],
  count: number,
): ShareScale => {
  const scale = linearScale(domain, range);
  // A domain may reach a little beyond what a share can be, for whole bars at its ends.
  const shares = scale.ticks(count).filter((share) => share >= 0 && share <= 1);
  const step = shares.length < 2 ? 1 : shares[1]! - shares[0]!;
  return {
    position: scale.position,
    ticks: shares.map((share) => ({ position: scale.position(share), label: formatTick(share, step) })),
  };
};

/** From 0 up to the next round share. */
export const niceShares = (largest: number, count: number): readonly [number, number] => [
  0,
  nice(0, largest > 0 ? largest : 1, count)[1],
];

const tickStyle = { size: sizes.note } as const;
const titleStyle = { size: sizes.label, fill: fadedInk, anchor: 'middle' } as const;
const AXIS = '#444444';
const RULE = '#e4e4e4';

/** A horizontal axis at y = 0 from 0 to the width, its labels below and faint lines above. */
export const horizontalAxis = (
  scale: ShareScale,
  width: number,
  above: number,
  title: string | undefined,
): { readonly behind: Markup; readonly front: Markup } => ({
  behind: scale.ticks.map(({ position }) => line([position, 0], [position, -above], RULE)).join(''),
  front:
    line([0, 0], [width, 0], AXIS) +
    scale.ticks
      .map(
        ({ position, label }) =>
          line([position, 0], [position, 4], AXIS) +
          writeText(position, 16, label, { ...tickStyle, anchor: 'middle' }),
      )
      .join('') +
    (title === undefined ? '' : writeText(width / 2, 34, title, titleStyle)),
});

/** A vertical axis at x = 0, its labels to the left and faint lines to the right. */
export const verticalAxis = (
  scale: ShareScale,
  height: number,
  right: number,
  title: string,
): { readonly behind: Markup; readonly front: Markup } => ({
  behind: scale.ticks.map(({ position }) => line([0, position], [right, position], RULE)).join(''),
  front:
    line([0, 0], [0, height], AXIS) +
    scale.ticks
      .map(
        ({ position, label }) =>
          line([-4, position], [0, position], AXIS) +
          writeText(-8, position + tickStyle.size * 0.36, label, { ...tickStyle, anchor: 'end' }),
      )
      .join('') +
    at(-44, height / 2, element('g', { transform: 'rotate(-90)' }, writeText(0, 0, title, titleStyle))),
});
