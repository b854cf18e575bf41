/** The report says what the plan says. */
import { isLeft, strategies, unwrap } from '@jepa-masks/core';
import { plans } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeText } from '../../playground/state/change-text.js';
import { reportLines } from '../../playground/worker/report-lines.js';
import { detailOf, PIXELS } from '../../playground/worker/scores.js';

test('every part of every plan has its bounds, and every change that is told of can be planned', () => {
  fc.assert(
    fc.property(plans(8), (plan) => {
      const lines = reportLines(plan);
      const text = lines.map((line) => line.text).join('\n');
      expect(text).not.toContain('undefined');
      for (const { name, guarantees } of plan.parts) {
        expect(text).toContain(name);
        for (const { min, max } of [guarantees.target, guarantees.context]) {
          expect(text).toMatch(new RegExp(min === max ? `exactly ${min} ` : `${min} to ${max} patches`));
        }
      }
      const strategy = strategies.find((one) => one.name === plan.strategy)!;
      for (const { change } of lines) {
        if (change === undefined) continue;
        expect(isLeft(strategy.plan({ ...plan.parameters, ...change }))).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

test('the four patches that are always targets are warned of, with what would help', () => {
  const lines = reportLines(unwrap(strategies[0]!.plan({})));
  const of = (kind: string) => lines.filter((line) => line.kind === kind).map(({ text }) => text);
  expect(of('warning')).toEqual([
    'The masks vary less than they seem to: there is little room.',
    '4 of 196 patches are target in every sample: the encoder never sees them.',
  ]);
  expect(lines.flatMap(({ change }) => (change === undefined ? [] : [change]))).toEqual([
    { targetOverlap: 'allow' },
    { numTargetMasks: 3 },
    { targetScale: [0.1125, 0.15] },
  ]);
});

test('a change says which fields it leaves out', () => {
  expect(changeText({ targetScal: undefined, targetScale: [0.1, 0.2], targetOverlap: 'allow' })).toBe(
    'no targetScal, targetScale [0.1,0.2], targetOverlap "allow"',
  );
});

test('detail is none where an image is even, and most where it changes most', () => {
  const [rows, columns] = [2, 3];
  const width = columns * PIXELS;
  const rgba = Uint8ClampedArray.from({ length: 4 * rows * PIXELS * width }, (_, at) => {
    const x = Math.floor(at / 4) % width;
    // Even, a slope, stripes.
    if (x < PIXELS) return 77;
    return x < 2 * PIXELS ? 10 * x : 255 * (x % 2);
  });
  expect(detailOf(rgba, { rows, columns })).toEqual([0, 5, 128, 0, 5, 128]);
});
