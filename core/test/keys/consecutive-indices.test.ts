import { expect, test } from 'vitest';
import { fromSeed } from '../../src/keys/key.js';
import { Stream } from '../../src/keys/stream.js';

test('consecutive indices’ first draws are independent: chi-square of pairs', () => {
  const stream = new Stream();
  const root = fromSeed(0);
  const sides = 14;
  const counts = new Float64Array(sides * sides);
  const first = (index: number): number => {
    stream.seed(root, index, -1);
    return stream.below(sides);
  };
  const pairs = 200_000;
  for (let pair = 0; pair < pairs; pair++) {
    const at = first(2 * pair) * sides + first(2 * pair + 1);
    counts[at] = counts[at]! + 1;
  }
  const expected = pairs / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 195 degrees of freedom: of seeds drawn by chance one in a billion is above, one in seven billion below.
  expect(statistic).toBeLessThan(338);
  expect(statistic).toBeGreaterThan(95);
});
