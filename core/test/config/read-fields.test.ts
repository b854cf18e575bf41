import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Field, nearestName, readFields } from '../../src/config/index.js';
import {
  type ConfigError,
  formatErrors,
  hierarchical,
  isLeft,
  multiBlock,
  type Strategy,
  strategies,
} from '../../src/index.js';

type Read = (fields: Strategy['fields'], config: object) => ReadonlyArray<ConfigError>;

const errorsOf: Read = (fields, config) => {
  const read = readFields(fields, config);
  return isLeft(read) ? read.left : [];
};

/** Values as people write them, most of them wrong. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    ...['4', '(0.15, 0.2)', '[0.15, 0.2]', '0.15,0.2', '224x224', 'alow', 'forbid', 'lineal', '', 'a'],
    ...[0, -1, 0.15, 1.5, 15, 4, 1e9, Number.NaN, Number.POSITIVE_INFINITY, null, true, {}],
    ...[
      [15, 20],
      [20, 15],
      [0.2, 0.15],
      [0.15],
      [16, 16],
      [16, 8],
      [0, 1],
      [-1, -2],
      [1, 20],
      [3, 224, 224],
      ['a', 1],
    ],
  ),
  fc.tuple(fc.double(), fc.double()),
  fc.double(),
  fc.integer({ min: -10, max: 300 }),
  fc.string({ maxLength: 8 }),
);

const names = (fields: Readonly<Record<string, Field>>): ReadonlyArray<string> =>
  Object.entries(fields).flatMap(([own, field]) => [own, ...field.fileNames, ...field.publishedNames]);

const choicesOf = (fields: Readonly<Record<string, Field>>): ReadonlyArray<string> =>
  Object.entries(fields).flatMap(([own, { kind }]) => (kind === 'choice' ? [own] : []));

const faulty = fc.constantFrom(...strategies).chain((strategy) => {
  const name = fc.oneof(fc.constantFrom(...names(strategy.fields)), fc.string({ maxLength: 6 }));
  // Any name of a strategy that has no choices.
  const [first = 'inputSize', ...others] = choicesOf(strategy.fields);
  const choice = fc.tuple(fc.constantFrom(first, ...others), fc.constantFrom('alow', 'lineal', 'neste', 'x'));
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.tuple(name, value) }, { weight: 1, arbitrary: choice }), {
      maxLength: 5,
    })
    .map((entries): readonly [Strategy, object] => [strategy, Object.fromEntries(entries)]);
});

const keyOf = ({ code, path }: ConfigError): string => JSON.stringify([code, path]);

/** Every suggestion, followed, removes its error and creates none. */
const suggestionsMend = (read: Read) =>
  fc.property(faulty, ([{ fields }, config]) => {
    const errors = read(fields, config);
    for (const error of errors) {
      if (error.suggestion === undefined) continue;
      const others = errors.filter((other) => other !== error).map(keyOf);
      for (const left of errorsOf(fields, { ...config, ...error.suggestion }))
        expect(others).toContain(keyOf(left));
    }
  });

describe('a suggestion', () => {
  test('removes its error and creates none', () => {
    fc.assert(suggestionsMend(errorsOf), { numRuns: 3_000 });
  });

  test.each<readonly [string, (suggested: unknown) => unknown]>([
    ['turns a range round', (suggested) => (Array.isArray(suggested) ? [...suggested].reverse() : suggested)],
    [
      'counts a share in percent',
      (suggested) => (Array.isArray(suggested) ? suggested.map((end) => Number(end) * 100) : suggested),
    ],
    [
      'names the wrong choice',
      (suggested) => (typeof suggested === 'string' ? suggested.slice(1) : suggested),
    ],
  ])('would be found out if it %s', (_, change) => {
    const broken: Read = (fields, config) =>
      errorsOf(fields, config).map((error) => ({
        ...error,
        suggestion:
          error.suggestion &&
          Object.fromEntries(
            Object.entries(error.suggestion).map(([name, suggested]) => [name, change(suggested)]),
          ),
      })) as ReadonlyArray<ConfigError>;
    expect(fc.check(suggestionsMend(broken), { numRuns: 3_000, seed: 1 }).failed).toBe(true);
  });

  test.each<readonly [object, string, object]>([
    [{ targetScale: [15, 20] }, 'such as [0.15, 0.2]: shares, not percent', { targetScale: [0.15, 0.2] }],
    [{ targetScale: 0.15 }, 'such as [0.15, 0.15]', { targetScale: [0.15, 0.15] }],
    [{ targetScale: 15 }, 'such as [0.15, 0.15]', { targetScale: [0.15, 0.15] }],
    [{ targetScale: [0.2, 0.15] }, 'such as [0.15, 0.2]', { targetScale: [0.15, 0.2] }],
    [{ aspectRatioRange: [15, 20, 30] }, 'give [low, high]', {}],
    [{ numTargetMasks: '4' }, 'such as 4', { numTargetMasks: 4 }],
    [{ inputSize: '224' }, 'such as 224', { inputSize: 224 }],
    [{ inputSize: [224] }, 'such as 224', { inputSize: 224 }],
    [{ targetOverlap: 'alow' }, "did you mean 'allow'?", { targetOverlap: 'allow' }],
    [{ num_masks: 4 }, 'did you mean numTargetMasks?', { num_masks: undefined, numTargetMasks: 4 }],
    [{ numMasks: 4 }, 'did you mean numTargetMasks?', { numMasks: undefined, numTargetMasks: 4 }],
    [
      { mask_scale: [0.1, 0.2] },
      'did you mean targetScale?',
      { mask_scale: undefined, targetScale: [0.1, 0.2] },
    ],
    [
      { pred_mask_scale: [0.1, 0.2] },
      'did you mean targetScale?',
      { pred_mask_scale: undefined, targetScale: [0.1, 0.2] },
    ],
    [{ min_keep: 10 }, 'did you mean minContextPatches?', { min_keep: undefined, minContextPatches: 10 }],
    [
      { maskRatio: 0.75 },
      'block masks have no ratio: how much is masked follows from numTargetMasks, targetScale, contextScale',
      {},
    ],
  ])('is what was meant: %j', (config, said, suggestion) => {
    const planned = multiBlock.plan(config);
    const errors = isLeft(planned) ? planned.left : [];
    expect(formatErrors(errors)).toContain(said);
    expect(errors[0]?.suggestion ?? {}).toEqual(suggestion);
  });

  test('for a field of the other strategy is the one that stands for it', () => {
    const planned = hierarchical.plan({ targetScale: [0.1, 0.2] } as object);
    expect(isLeft(planned) && planned.left[0]).toMatchObject({
      code: 'unknown_field',
      didYouMean: 'baseScale',
    });
  });
});

describe('the side of a square', () => {
  test('may be given twice, and is one number from then on', () => {
    const planned = multiBlock.plan({ patchSize: [16, 16] } as object);
    expect(planned).toMatchObject({ _tag: 'Right', right: { parameters: { patchSize: 16 } } });
  });

  test('two sides that differ are told what to do for patches that are not square', () => {
    const planned = multiBlock.plan({ patchSize: [16, 8] } as object);
    expect(planned).toMatchObject({ left: [{ code: 'wrong_type', path: ['patchSize'], given: [16, 8] }] });
    expect(planned._tag === 'Left' && planned.left[0].message).toBe(
      'is [16, 8], but patches are square; give a whole number from 1 to 4096. ' +
        'For other patches count in patches: inputSize [rows, columns] and patchSize 1',
    );
  });

  test.each([[[16, 8]], [[16]], [[]], [[16, 16, 16]], [['16', '16']]])(
    'is refused if it is %j',
    (patchSize) => {
      const planned = multiBlock.plan({ patchSize } as object);
      expect(isLeft(planned) && planned.left[0]).toMatchObject({ code: 'wrong_type', path: ['patchSize'] });
    },
  );
});

describe('the nearest name', () => {
  test.each([
    ['maskScale', 'mask_scale'],
    ['mask-scal', 'mask_scale'],
    ['mask_scale', 'mask_scale'],
    ['numMask', 'num_masks'],
    ['x', undefined],
    ['m'.repeat(1_000_000), undefined],
  ])('to %.20s is %s', (given, nearest) => {
    expect(nearestName(given, ['num_masks', 'mask_scale', 'context_scale'])).toBe(nearest);
  });

  test('to a name is that name, whatever its style', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), (words) => {
        const styles = [words.join('_'), words.join('-'), words.join('').toUpperCase()];
        for (const style of styles) expect(nearestName(style, [words.join('_')])).toBe(words.join('_'));
      }),
    );
  });
});

test.each(strategies)('null counts as not given exactly where it is the default: $name', ({ fields }) => {
  for (const [name, field] of Object.entries(fields as Strategy['fields'])) {
    const read = readFields(fields as Strategy['fields'], { [name]: null });
    if ((field as Field).fallback === null)
      expect(read, name).toEqual(readFields(fields as Strategy['fields'], {}));
    else expect(isLeft(read), name).toBe(true);
  }
});
