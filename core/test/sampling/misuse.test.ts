import { describe, expect, test } from 'vitest';
import { byPart, checkLengths } from '../../src/geometry/index.js';
import {
  formatErrors,
  type Geometry,
  hierarchical,
  isLeft,
  multiBlock,
  sample,
  sampleBatch,
  unwrap,
} from '../../src/index.js';

const plan = unwrap(multiBlock.plan({}));
const geometry = sampleBatch(plan, { seed: 1, count: 1 });

/** As plain JavaScript calls it. */
const drawn = (given: unknown, request: unknown) => () => sampleBatch(given as never, request as never);

describe('plain JavaScript that draws from', () => {
  test.each<[string, unknown, string]>([
    ['a plan not unwrapped', multiBlock.plan({}), 'plan() gives an Either: unwrap(…) it'],
    ['a refused plan', multiBlock.plan({ patchSize: 0 }), 'this one was refused: patchSize: is 0'],
    ['a geometry', geometry, 'a plan is wanted, but this is a geometry'],
    ['a strategy', multiBlock, 'a plan is wanted, as unwrap(multiBlock.plan({})) gives it'],
    ['a configuration', { targetScale: [0.1, 0.2] }, 'a plan is wanted'],
    ['nothing', undefined, 'this is undefined'],
    ['null', null, 'this is null'],
  ])('%s is told so', (_, given, message) => {
    expect(drawn(given, { seed: 1, count: 1 })).toThrow(message);
  });

  test.each<[string, unknown, string]>([
    ['no request', undefined, 'is undefined; give a request such as { seed: 42, count: 256 }'],
    ['a number', 42, 'is 42; give a request such as { seed: 42, count: 256 }'],
    ['no seed', { count: 1 }, 'seed: is undefined'],
    ['no count', { seed: 1 }, 'count: is undefined'],
    ['a bigint', { seed: 42n, count: 1 }, 'seed: is 42n, a bigint; give 42'],
    [
      'a bigint too large',
      { seed: 2n ** 64n, count: 1 },
      'seed: is 18446744073709551616n, a bigint; give a safe',
    ],
    [
      'a number as text',
      { seed: '42', count: 1 },
      'seed: is "42", a number as text, which seeds otherwise than 42; give 42',
    ],
    ['a number as text, large', { seed: ' 1e3 ', count: 1 }, 'give 1000'],
  ])('a plan with %s is told so', (_, request, message) => {
    expect(drawn(plan, request)).toThrow(message);
  });

  test('a plan, and one sample, with no key is told so', () => {
    expect(() => sample(plan, undefined as never)).toThrow('is undefined; give a key such as { seed: 42 }');
  });

  test.each(['', 'run 42', '42nd', 'ключ 🔑', 'abc123'])('text stays a seed: %j', (seed) => {
    expect(sampleBatch(plan, { seed, count: 1 }).count).toBe(1);
  });
});

describe('what asks for masks of', () => {
  const ask = (given: unknown) => () => byPart(given as Geometry, () => 0);

  test('a plan is told so', () => {
    for (const given of [plan, unwrap(hierarchical.plan({}))]) {
      expect(ask(given)).toThrow('a geometry is wanted, but this is a plan: sampleBatch(plan, …) gives one');
    }
    expect(ask(multiBlock.plan({}))).toThrow('sampleBatch(unwrap(plan), …) gives one');
    expect(ask(undefined)).toThrow('this is undefined');
  });

  test('no lengths is told so', () => {
    const checked = checkLengths(geometry, undefined as never);
    expect(isLeft(checked) && formatErrors(checked.left)).toContain(
      'give lengths such as { context: 24, targets: 30 }',
    );
  });
});

test('a configuration kept in a constant is accepted as it is', () => {
  const multi = { targetScale: [0.1, 0.15], inputSize: [128, 256] };
  const levels = { baseScale: [0.05, 0.1], aspectRatioRange: [0.5, 2] };
  expect(unwrap(multiBlock.plan(multi)).parts[0].grid).toMatchObject({ rows: 8, columns: 16 });
  expect(unwrap(hierarchical.plan(levels)).parts.length).toBe(3);
});
