import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cividis } from '../src/cividis.js';
import { heatColour } from '../src/palette.js';

/** Relative luminance (WCAG 2.2). */
const luminance = (colour: string): number => {
  const [red, green, blue] = colour.match(/\d+/g)!.map((channel) => {
    const share = Number(channel) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

test('colours are those of d3-scale-chromatic', () => {
  // As version 3.1.1 gives them; all of a million shares were seen to agree.
  expect([0, 0.25, 0.5, 0.75, 1].map(cividis)).toEqual([
    'rgb(0, 32, 81)',
    'rgb(60, 77, 110)',
    'rgb(127, 124, 117)',
    'rgb(187, 175, 113)',
    'rgb(253, 234, 69)',
  ]);
});

test('a larger share is brighter', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (a, b) => {
      fc.pre(Math.abs(a - b) > 0.01);
      expect(luminance(heatColour(Math.min(a, b)))).toBeLessThan(luminance(heatColour(Math.max(a, b))));
    }),
  );
});
