import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFields } from '../../src/config/index.js';
import {
  type ConfigErrors,
  isLeft,
  multiBlock3d,
  multiModal,
  random,
  type Strategy,
} from '../../src/index.js';
import { schedule } from '../../src/schedule/index.js';

const modal = multiModal as unknown as Strategy;
const video = multiBlock3d as unknown as Strategy;

const errorsOf = (strategy: Strategy, config: object): ConfigErrors => {
  const planned = strategy.plan(config);
  return isLeft(planned) ? planned.left : expect.unreachable(`${JSON.stringify(config)} is planned`);
};

/** Whether a configuration is planned with any of its suggestions, and with all of them, one merged over the other. */
const expectMended = (strategy: Strategy, config: object): void => {
  const suggestions = errorsOf(strategy, config).map(({ suggestion }) => suggestion);
  for (const suggestion of [...suggestions, Object.assign({}, ...suggestions)]) {
    expect(suggestion).toBeDefined();
    const planned = strategy.plan({ ...config, ...suggestion });
    expect(isLeft(planned) && [config, suggestion, planned.left.map(({ message }) => message)]).toBe(false);
  }
};

describe('where entries of a list are wrong, any suggestion mends all of them', () => {
  test.each<[string, Strategy, object]>([
    [
      'minima that leave nothing to see',
      modal,
      {
        inputSize: 1,
        patchSize: 1,
        modalities: [{ minTargetPatches: 2 }, { minTargetPatches: 3, maxTargetPatches: 3, kind: 'blocks' }],
      },
    ],
    [
      'types',
      modal,
      { modalities: [{ numTokens: '4' }, { alpha: '0.5', num_tokens: 9 }, { kind: 'block' }] },
    ],
    ['both sides of images', modal, { modalities: [{ inputSize: ['32', 64.4] }, { patchSize: '16' }] }],
    [
      'minima of clips',
      video,
      { parts: [{ minContextPatches: 1568 }, { contextPatches: 1568 }, { aspectRatioRange: [200, 200] }] },
    ],
    [
      'names, and what else is wrong with those that have them',
      video,
      { parts: [{ name: 'a' }, { name: 'a', fullComplement: true, predFullComplement: true }] },
    ],
    [
      'more entries than a change is put together of',
      video,
      { parts: Array.from({ length: 12 }, (_, part) => ({ minContextPatches: 1568 - (part % 2) })) },
    ],
    ['one name for all', video, { parts: Array.from({ length: 12 }, () => ({ name: 'a' })) }],
    ['types of clips', video, { parts: [{ numBlocks: '3' }, { numBlocks: 0, spatialScale: 15 }] }],
  ])('such as %s', (_, strategy, config) => expectMended(strategy, config));

  test('whichever they are', () => {
    const wrong = fc.constantFrom(
      ...[{ minTargetPatches: 9 }, { minContextPatches: 9 }, { inputSize: 3, minContextPatches: 5 }],
      ...[{ kind: 'spans' }, { kind: 'blocks', numFrames: 2 }, { name: 'a' }, { numTokens: 3, patchSize: 1 }],
      ...[
        { minTargetPatches: 3, maxTargetPatches: 2 },
        { minTargetPatches: 3, minContextPatches: 3 },
      ],
    );
    fc.assert(
      fc.property(
        fc.array(wrong, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 2 }),
        (all, side) => {
          const config = { inputSize: side, patchSize: 1, modalities: [{ name: 'a', numTokens: 4 }, ...all] };
          // Two that are wrong by themselves may do together with others.
          fc.pre(isLeft(modal.plan(config)));
          expectMended(modal, config);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('whatever is of a wrong type, as far as it tells what was meant', () => {
    const wrong = fc.dictionary(
      fc.constantFrom('numTokens', 'num_tokens', 'alpha', 'kind', 'inputSize', 'nonsense'),
      fc.constantFrom<unknown>('4', '0.5', 'span', -1, [4, '4'], ['4', -4], null, 16),
    );
    const entry = fc.oneof({ weight: 9, arbitrary: wrong }, fc.constantFrom<unknown>('text', 7, null));
    const wrongIn = (config: object) => {
      const read = readFields(modal.fields, config);
      return isLeft(read) ? read.left : [];
    };
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (modalities) => {
        const errors = wrongIn({ modalities });
        for (const { suggestion } of errors) {
          if (suggestion === undefined) continue;
          const left = wrongIn({ modalities, ...suggestion });
          expect(left.map(({ suggestion, path }) => [path, suggestion])).toEqual(
            left.map(({ path }) => [path, undefined]),
          );
          expect(left.length).toBe(errors.filter((error) => error.suggestion === undefined).length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('where pieces or schedules of entries are wrong, any suggestion mends all of them', () => {
  test.each<[string, Strategy, object]>([
    [
      'pieces',
      random as Strategy,
      {
        maskRatio: [
          { at: 0, value: '0.5' },
          { at: 9, value: 50 },
          { at: 20, from: 0.5, too: 0.6, over: 3, shape: 'cosin' },
        ],
      },
    ],
    ['a ramp', random as Strategy, { maskRatio: { from: 50, to: '0.6', ovr: 3, shape: 'liner' } }],
    [
      'entries',
      video,
      {
        parts: [
          { spatialScale: { from: [15, 15], to: [0.2, 0.2], over: 3 } },
          { numBlocks: { from: 2, to: '3', over: 3, shape: 'cosin' } },
        ],
      },
    ],
  ])('such as %s', (_, strategy, config) => {
    const scheduled = schedule(strategy, config as never);
    const errors = isLeft(scheduled) ? scheduled.left : expect.unreachable('it has a schedule');
    const suggestions = errors.flatMap(({ suggestion }) => (suggestion === undefined ? [] : [suggestion]));
    expect(suggestions.length).toBeGreaterThan(1);
    for (const suggestion of suggestions) {
      const mended = schedule(strategy, { ...config, ...suggestion } as never);
      expect(isLeft(mended) && mended.left.map(({ message }) => message)).toBe(false);
    }
  });
});
