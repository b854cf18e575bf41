import { guided, sampleBatch, unwrap } from '@jepa-masks/core';
import { describe, expect, test } from 'vitest';
import { panelSvg, stripSvg } from '../src/index.js';
import { heatColour } from '../src/palette.js';
import { ofClass, parse, walk } from './xml.js';

const N = 12;
const plan = unwrap(guided.plan({ inputSize: [3, 4], patchSize: 1, maskRatio: 0.25 }));
/** Of the second sample the other way round. */
const scores = Float64Array.from({ length: 2 * N }, (_, at) => (at < N ? at : 100 - at));
const geometry = sampleBatch(plan, { seed: 1, count: 2, scores });

/** The colours of a picture's scores, in the order in which they are drawn. */
const coloursOf = (svg: string) => ofClass(walk(parse(svg)), 'score').map(({ node }) => node.attributes);

describe('scores under masks', () => {
  test('are a colour a patch, from the lowest of the sample to the highest', () => {
    const drawn = coloursOf(panelSvg(geometry, { scores, views: ['combined'] }));
    expect(drawn).toHaveLength(N);
    expect(drawn[0]).toMatchObject({ fill: heatColour(0.5 / 16), d: expect.stringContaining('M0 0h') });
    expect(drawn.at(-1)!.fill).toBe(heatColour(15.5 / 16));
    const other = coloursOf(panelSvg(geometry, { sample: 1, scores, views: ['combined'] }));
    expect(other.at(-1)).toMatchObject({ fill: heatColour(15.5 / 16), d: expect.stringContaining('M0 0h') });
  });

  test('show about the squares of targets, of every sample, and are told in the legend', () => {
    const svg = stripSvg(geometry, { scores });
    const [first, second] = ofClass(walk(parse(svg)), 'target').map(({ node }) => node.attributes);
    // Three patches of the last row, and of the first one.
    const [, y] = /^M[\d.]+ ([\d.]+)h/.exec(first!.d!)!;
    const [, other] = /^M[\d.]+ ([\d.]+)h/.exec(second!.d!)!;
    expect(Number(y) / Number(other)).toBe(5);
    expect(svg).toContain('score, of each sample from its lowest to its highest');
    expect(stripSvg(geometry)).not.toContain('score');
  });

  test('that are alike have one colour', () => {
    const alike = new Float64Array(2 * N).fill(7);
    expect(coloursOf(panelSvg(geometry, { scores: alike, views: ['combined'] }))).toHaveLength(1);
  });

  test.each<[string, ArrayLike<number>, string]>([
    ['of another batch', new Float64Array(N), 'scores has 12 numbers; give 2 × 12, one a sample and patch'],
    [
      'that are no numbers',
      new Float64Array(2 * N).fill(Number.NaN),
      'scores of sample 0 are not all finite',
    ],
  ])('%s are refused', (_, given, message) => {
    expect(() => panelSvg(geometry, { scores: given })).toThrow(new RegExp(message));
    expect(() => stripSvg(geometry, { scores: given })).toThrow(RangeError);
  });
});
