/** What controls are made of: the descriptions of fields, and nothing else. */
import { isLeft, type Strategy, sampleBatch, strategies } from '@jepa-masks/core';
import type { Field } from '@jepa-masks/core/config';
import { configurationsOf } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sideOfPatch } from '../../playground/controls/side-of-patch.js';
import { sliderOf } from '../../playground/controls/slider.js';

const usualOf = ({ fallback }: Field): number =>
  Math.max(...[fallback].flat().filter((value) => typeof value === 'number'), 1);

const pairsOf = (ends: ReadonlyArray<number>): ReadonlyArray<unknown> =>
  ends.flatMap((low, at) => ends.slice(at).map((high) => [low, high]));

/** Values that a visitor would give a field: those at a slider's ends and beside its default, every word. */
const valuesOf = (field: Field, side: number): ReadonlyArray<unknown> => {
  switch (field.kind) {
    case 'choice':
      return field.choices;
    case 'boolean':
      return [true, false];
    case 'name':
      return ['other'];
    case 'list':
      return [[{}], [{}, {}], field.fallback.slice(0, 1)];
    default: {
      const { min, max, step } = sliderOf(field, usualOf(field), side)!;
      const ends = [min, min + step, (min + max) / 2, max - step, max].map((end) =>
        field.kind === 'number' || field.kind === 'range' ? end : Math.round(end / step) * step || step,
      );
      if (field.kind === 'range') return pairsOf([min, (min + max) / 2, max]);
      return ends;
    }
  }
};

const all = strategies.flatMap((strategy) =>
  Object.entries(strategy.fields as Readonly<Record<string, Field>>).map(([name, field]) => ({
    told: `${strategy.name} ${name}`,
    strategy,
    name,
    field,
  })),
);

describe('a slider', () => {
  const numbers = all.filter(({ field }) => sliderOf(field, usualOf(field), 16) !== undefined);
  it.each(numbers)(
    'of $told has its default, and only values that the field takes',
    ({ strategy, field }) => {
      const slider = sliderOf(field, usualOf(field), sideOfPatch(strategy.fields, {}))!;
      const defaults = [field.fallback].flat().filter((value) => typeof value === 'number');
      expect(defaults.filter((value) => value < slider.min || value > slider.max)).toEqual([]);
      const most = 'max' in field ? field.max : Number.POSITIVE_INFINITY;
      const least = 'min' in field ? field.min : Number.MIN_VALUE;
      expect(slider.min).toBeGreaterThanOrEqual(least);
      expect(slider.max).toBeLessThanOrEqual(most);
      expect(slider.max - slider.min).toBeGreaterThanOrEqual(2 * slider.step);
    },
  );
});

/** What is seen of a configuration: its guarantees, and samples that follow scores where the plan does. */
const seen = (strategy: Strategy, config: object): string | undefined => {
  const planned = strategy.plan(config);
  if (isLeft(planned)) return undefined;
  const { parts } = planned.right;
  const scored = parts.find(({ follows }) => follows === 'scores');
  const scores = scored && Float64Array.from({ length: 8 * scored.grid.patches }, (_, at) => (at * 37) % 101);
  const geometry = sampleBatch(planned.right, { seed: 1, count: 8, ...(scores && { scores }) });
  const promised = JSON.stringify(parts.map(({ guarantees, grid }) => [guarantees, grid]));
  return `${promised} ${geometry.parts.map((part) => (part.masks === 'boxes' ? part.boxes : part.words))}`;
};

const drawn = new Map<Strategy, ReadonlyArray<object>>();

/** Configurations beside which a field may matter that does not at the defaults: small ones, and one field changed. */
const settingsOf = (strategy: Strategy): ReadonlyArray<object> => {
  const known = drawn.get(strategy);
  if (known !== undefined) return known;
  const small = fc
    .sample(configurationsOf(strategy, 6), { seed: 1, numRuns: 200 })
    .map(({ config }) => config);
  const others = all
    .filter((other) => other.strategy === strategy)
    .flatMap((other) => valuesOf(other.field, 16).map((value) => ({ [other.name]: value })));
  drawn.set(strategy, [...small, ...others]);
  return drawn.get(strategy)!;
};

describe('a control', () => {
  it.each(all)('of $told changes what is seen, and what it may not be is refused in words', (one) => {
    const { strategy, name, field } = one;
    const values = valuesOf(field, sideOfPatch(strategy.fields, {}));
    for (const value of values) {
      const planned = strategy.plan({ [name]: value });
      if (!isLeft(planned)) continue;
      for (const { message, path } of planned.left)
        expect([path.length, message]).toEqual([expect.any(Number), expect.stringMatching(/.{10}/)]);
    }
    const settings = settingsOf(strategy);
    const matters = settings.some((config) => {
      const before = seen(strategy, config);
      return (
        before !== undefined &&
        values.some((value) => seen(strategy, { ...config, [name]: value }) !== before)
      );
    });
    expect(matters).toBe(true);
  });
});
