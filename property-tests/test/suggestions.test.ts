import { type ConfigError, hierarchical, isLeft, multiBlock, random, type Strategy } from '@jepa-masks/core';
import { left } from '@jepa-masks/core/config';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurations, falseSuggestions, stepsToPlan } from '../src/index.js';
import { crowdedBlocks } from './crowded-plans.js';

const anyConfiguration = fc.oneof(configurations(24), crowdedBlocks(24));

describe('whatever is refused', () => {
  test('is told what removes each error, creates none, and is written as a person would', () => {
    fc.assert(
      fc.property(anyConfiguration, ({ strategy, config }) => {
        expect(falseSuggestions(strategy, config)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  test('can be planned after a few suggestions', () => {
    fc.assert(
      fc.property(anyConfiguration, ({ strategy, config }) => {
        expect(stepsToPlan(strategy, config, 6)).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, Strategy, object]>([
    ['hierarchical on one patch', hierarchical as Strategy, { inputSize: 1, patchSize: 1 }],
    ['hierarchical on 2 × 2', hierarchical as Strategy, { inputSize: 2, patchSize: 1 }],
    ['one patch', multiBlock as Strategy, { inputSize: 1, patchSize: 1 }],
    ['random on one patch', random as Strategy, { inputSize: 1, patchSize: 1 }],
    ['random on one unit', random as Strategy, { inputSize: 6, patchSize: 1, unit: 6, maskRatio: 1 }],
    [
      'one patch that targets take',
      multiBlock as Strategy,
      { inputSize: 1, patchSize: 1, targetScale: [1, 1] },
    ],
    ['a wide image, nothing relative', multiBlock as Strategy, { ...wide(), inputSize: [128, 1024] }],
    [
      'levels of a wide image, nothing relative',
      hierarchical as Strategy,
      { ...wide(), inputSize: [128, 1024] },
    ],
    [
      'targets too long for a strip',
      multiBlock as Strategy,
      { inputSize: [64, 1024], aspectRatioRange: [0.75, 1.5] },
    ],
    ['ends the wrong way round', multiBlock as Strategy, { targetScale: [0.2, 0.15], numTargetMasks: 0 }],
    ['too many patches', multiBlock as Strategy, { inputSize: [1, 65_537], patchSize: 1 }],
  ])('such as %s', (_, strategy, config) => {
    expect(isLeft(strategy.plan(config))).toBe(true);
    expect(falseSuggestions(strategy, config)).toEqual([]);
    expect(stepsToPlan(strategy, config, 6)).toBeDefined();
  });
});

function wide(): object {
  return { aspectRatioRange: [0.75, 1.5], contextAspectRatioRange: [0.75, 1.5] };
}

/** Multi-block that says something else than it should. */
const telling = (change: (error: ConfigError) => ConfigError): Strategy => ({
  ...(multiBlock as Strategy),
  plan: (config) => {
    const planned = (multiBlock as Strategy).plan(config);
    return isLeft(planned) ? left([change(planned.left[0]), ...planned.left.slice(1).map(change)]) : planned;
  },
});

describe('a strategy is caught whose suggestion', () => {
  const crowded = { numTargetMasks: 9 };

  test.each<[string, object, Readonly<Record<string, unknown>>, string]>([
    ['changes nothing', crowded, {}, 'does not remove its error'],
    ['is not enough', crowded, { numTargetMasks: 8 }, 'does not remove its error'],
    [
      'is for the wrong block',
      { ...wide(), inputSize: [128, 1024] },
      { aspectRatioRange: [1, 8] },
      'does not remove its error',
    ],
    [
      'breaks something else',
      crowded,
      { numTargetMasks: 1, contextScale: [0.999, 0.9999] },
      'creates no_shape',
    ],
    ['nobody would write', crowded, { targetScale: [0.04999999999995, 0.06] }, 'nobody would write'],
  ])('%s', (_, config, suggestion, fault) => {
    expect(
      falseSuggestions(
        telling((error) => error),
        config,
      ),
    ).toEqual([]);
    const caught = falseSuggestions(
      telling((error) => ({ ...error, suggestion })),
      config,
    );
    expect(caught.join('\n')).toContain(fault);
  });

  test('leads round in a circle', () => {
    const circling = telling((error) => ({ ...error, suggestion: { numTargetMasks: 8 } }));
    expect(stepsToPlan(circling, crowded, 6)).toBeUndefined();
  });
});
