import { expect, test } from 'vitest';
import { onnxRuntimeNode } from '../src/node/engine.js';
import { type Labelled, linearProbe } from '../src/probe/linear-probe.js';
import { numbers } from './gradients.js';

const COLUMNS = 12;
const engine = onnxRuntimeNode(1);

/** Noise, and in the column of its class something more. */
const labelled = (rows: number, seed: number, signal: number): Labelled => {
  const noise = numbers(rows * COLUMNS, seed);
  const labels = Uint8Array.from({ length: rows }, (_, row) => (7 * row) % 10);
  const data = noise.map((x, at) => x + (at % COLUMNS === labels[Math.floor(at / COLUMNS)] ? signal : 0));
  return { features: { data, rows, columns: COLUMNS }, labels };
};

test('a linear probe tells classes that a line tells apart', async () => {
  expect(await linearProbe(labelled(400, 1, 3), labelled(200, 2, 3), engine)).toBe(1);
});

test('and tells no more than chance where features say nothing', async () => {
  const share = await linearProbe(labelled(400, 1, 0), labelled(1000, 2, 0), engine);
  expect(share).toBeLessThan(0.2);
});
