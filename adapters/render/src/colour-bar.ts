import type { Body } from './figure.js';
import { linearScale } from './linear-scale.js';
import { heatColour } from './palette.js';
import { at, element, filled, line, type Markup } from './svg.js';
import { fadedInk, sizes, textWidth, writeText } from './text.js';

const WIDTH = 14;
const STEPS = 128;

/** What a number of [0, 1] reads as on an axis of percentages with ticks `step` apart. */
export const formatTick = (share: number, step: number): string =>
  (share * 100).toFixed(step >= 0.00999 ? 0 : step >= 0.000999 ? 1 : 2);

/**
 * A vertical bar of the heat colours with ticks in per cent.
 *
 * @param most the share that the brightest colour stands for; the darkest is 0
 * @param title reads along the bar
 */
export const colourBar = (most: number, height: number, title: string): Body => {
  const scale = linearScale([0, most], [height, 0]);
  const ticks = scale.ticks(Math.min(6, Math.max(2, Math.floor(height / 36))));
  const step = ticks.length < 2 ? most : ticks[1]! - ticks[0]!;
  const colours = Array.from({ length: STEPS }, (_, index) => {
    const top = Math.round((height * index) / STEPS);
    const bottom = Math.round((height * (index + 1)) / STEPS);
    return filled(0, top, WIDTH, bottom - top, heatColour(1 - (index + 0.5) / STEPS));
  });
  const style = { size: sizes.note } as const;
  const labels = ticks.map((tick) => formatTick(tick, step));
  const marks = ticks.map(
    (tick, index): Markup =>
      line([WIDTH, scale.position(tick)], [WIDTH + 4, scale.position(tick)], '#444444') +
      writeText(WIDTH + 8, scale.position(tick) + style.size * 0.36, labels[index]!, style),
  );
  const labelWidth = Math.max(...labels.map((label) => textWidth(label, style)));
  const titleX = Math.ceil(WIDTH + 8 + labelWidth + 16);
  return {
    width: titleX + 4,
    height,
    markup:
      colours.join('') +
      element('rect', {
        x: -0.5,
        y: -0.5,
        width: WIDTH + 1,
        height: height + 1,
        fill: 'none',
        stroke: '#444444',
      }) +
      marks.join('') +
      at(
        titleX,
        height / 2,
        element(
          'g',
          { transform: 'rotate(-90)' },
          writeText(0, 0, title, { size: sizes.label, fill: fadedInk, anchor: 'middle' }),
        ),
      ),
  };
};
