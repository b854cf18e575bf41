import { multiBlock, random, unwrap } from '@jepa-masks/core';
import { changingFields, type ScheduledConfiguration, schedule } from '@jepa-masks/core/schedule';
import type { RandomParameters } from '@jepa-masks/core/strategies';
import { describe, expect, it } from 'vitest';
import { scheduleSvg } from '../src/index.js';

const drawn = (config: ScheduledConfiguration<RandomParameters>): string =>
  scheduleSvg(unwrap(schedule(random, config)), unwrap(changingFields(random.fields, config)));

const pathsOf = (svg: string): ReadonlyArray<string> =>
  [...svg.matchAll(/class="schedule" d="([^"]+)"/g)].map((match) => match[1]!);

describe('a schedule', () => {
  it('is drawn as stairs over the steps, and below it what is guaranteed', () => {
    const svg = drawn({ inputSize: 32, maskRatio: { from: 0.25, to: 0.75, over: 100, levels: 2 } });
    const [value, targets, context] = pathsOf(svg);
    // 520 pixels are 110 steps, 110 pixels the values 0.2 to 0.8.
    const half = (520 * 50) / 110;
    const end = (520 * 100) / 110;
    const y = (ratio: number): string => (110 - ((ratio - 0.2) / 0.6) * 110).toFixed(2);
    const upper = [
      [0, 0.25],
      [half, 0.25],
      [half, 0.5],
      [end, 0.5],
      [end, 0.75],
      [520, 0.75],
    ].map(([x, ratio]) => `${x!.toFixed(2)} ${y(ratio!)}`);
    expect(value).toBe(`M${[...upper, ...[...upper].reverse()].join('L')}Z`);
    // Of 4 patches 1, 2 and 3 are targets, of an axis that ends at 80 %.
    const share = (patches: number): string => (110 - (patches / 4 / 0.8) * 110).toFixed(2);
    expect(targets!.startsWith(`M0.00 ${share(1)}`)).toBe(true);
    expect(context!.startsWith(`M0.00 ${share(3)}`)).toBe(true);
    expect(svg).toContain('3 plans in turn');
    expect(svg).toContain('maskRatio');
  });

  it('has both ends of a range, whole ticks for whole numbers, and leaves words out', () => {
    const config = {
      numTargetMasks: { from: 1, to: 3, over: 10 },
      targetScale: { from: [0.05, 0.1], to: [0.1, 0.15], over: 10, levels: 1 },
      targetOverlap: [
        { at: 0, value: 'forbid' },
        { at: 5, value: 'allow' },
      ],
    } as const;
    const svg = scheduleSvg(
      unwrap(schedule(multiBlock, config)),
      unwrap(changingFields(multiBlock.fields, config)),
    );
    expect(pathsOf(svg)).toHaveLength(4);
    expect(svg).toContain('[0.05, 0.1] to [0.1, 0.15]');
    expect(svg).not.toContain('targetOverlap');
    expect(svg).not.toMatch(/>1\.5</);
  });

  it('of nothing that changes is refused', () => {
    expect(() => drawn({})).toThrow(RangeError);
  });
});
