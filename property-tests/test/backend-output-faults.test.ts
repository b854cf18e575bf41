import { type FixedLengths, gridOf, isLeft, type ListLengths, type Tensor } from '@jepa-masks/core';
import { checkLengths, patchWords } from '@jepa-masks/core/geometry';
import { cpu, type IndexLists } from '@jepa-masks/cpu';
import { expect, test } from 'vitest';
import { checkBackend } from '../src/index.js';
import { type CpuUnderTest, eachMade, under, withBackend, withParts } from './cpu-under-test.js';

/** Which patch of a list that is too long an entry is. */
type Rank = (entry: number, length: number, patches: number) => number;

/** The CPU backend with a thinning of its own. */
const thinning = (rank: Rank): CpuUnderTest =>
  withBackend({
    fixedIndices: (geometry, lengths) => {
      const masks = cpu.fixedIndices(geometry, lengths);
      const lists = eachMade<IndexLists>(cpu.indices(geometry));
      for (const [at, { data, shape }] of eachMade<Tensor<Int32Array>>(masks).entries()) {
        const { indices, offsets } = lists[at]!;
        const length = shape.at(-1)!;
        for (let mask = 0; mask + 1 < offsets.length; mask++) {
          const list = indices.subarray(offsets[mask], offsets[mask + 1]);
          if (list.length <= length) continue;
          const entries = Array.from({ length }, (_, entry) => list[rank(entry, length, list.length)]!);
          data.set(entries, mask * length);
        }
      }
      return masks;
    },
  });

/** The lengths of the first part. */
const firstOf = (lengths: ListLengths): FixedLengths =>
  typeof lengths.context === 'number' ? (lengths as FixedLengths) : Object.values(lengths)[0]!;

/** The CPU backend with other distances. */
const withDistances = (change: (square: number) => number): CpuUnderTest =>
  withBackend({
    targetDistance: (geometry) => {
      const distances = cpu.targetDistance(geometry);
      for (const { data } of eachMade<Tensor<Int32Array>>(distances)) data.set(data.map(change));
      return distances;
    },
  });

test.each<[fault: string, reason: string, faulty: CpuUnderTest]>([
  [
    'padding is ignored',
    'fixed indices differ',
    withBackend({ fixedIndices: (geometry, lengths) => cpu.fixedIndices(geometry, { ...lengths, pad: 7 }) }),
  ],
  ['a list too long is cut at its end', 'fixed indices differ', thinning((entry) => entry)],
  [
    'a list too long always keeps its first patch',
    'fixed indices differ',
    thinning((entry, length, patches) => Math.floor((entry * patches) / length)),
  ],
  [
    'a list too long is thinned by the middle of each stretch',
    'fixed indices differ',
    thinning((entry, length, patches) => Math.floor(((2 * entry + 1) * patches) / (2 * length))),
  ],
  [
    'all parts are thinned by the phases of the first',
    'fixed indices differ',
    withBackend({
      fixedIndices: (geometry, lengths) => {
        const [{ phases }] = geometry.parts;
        return cpu.fixedIndices(
          withParts(geometry, (part) => ({ ...part, phases })),
          lengths,
        );
      },
    }),
  ],
  [
    'all parts have the lengths of the first',
    'fixed validity: shape',
    withBackend({ fixedValidity: (geometry, lengths) => cpu.fixedValidity(geometry, firstOf(lengths)) }),
  ],
  [
    'bad lengths are taken',
    'not refused',
    withBackend({
      fixedIndices: (geometry, lengths) =>
        cpu.fixedIndices(
          geometry,
          isLeft(checkLengths(geometry, lengths)) ? { context: 1, targets: 1 } : lengths,
        ),
    }),
  ],
  [
    'padding is said to be patches',
    'fixed validity differ',
    withBackend({
      fixedValidity: (geometry, lengths) => {
        const masks = cpu.fixedValidity(geometry, lengths);
        for (const { data } of eachMade<Tensor<Uint8Array>>(masks)) data.fill(1);
        return masks;
      },
    }),
  ],
  [
    'the offset moves padding as well',
    'fixed indices differ',
    withBackend({
      fixedIndices: (geometry, lengths) => {
        const masks = cpu.fixedIndices(geometry, lengths);
        const { pad = -1, offset = 0 } = firstOf(lengths);
        for (const { data } of eachMade<Tensor<Int32Array>>(masks)) {
          data.forEach((entry, at) => {
            if (entry === pad) data[at] = pad + offset;
          });
        }
        return masks;
      },
    }),
  ],
  [
    'padding of gathered tokens is attended to',
    'fixed attention bias differ',
    withBackend({
      fixedAttentionBias: (geometry, lengths) => {
        const masks = cpu.fixedAttentionBias(geometry, lengths);
        for (const { data } of eachMade<Tensor<Float32Array>>(masks)) data.fill(0);
        return masks;
      },
    }),
  ],
  [
    'places begin at 0, whatever comes before the list',
    'fixed restore differ',
    withBackend({
      fixedRestore: (geometry, lengths) => cpu.fixedRestore(geometry, { ...firstOf(lengths), offset: 0 }),
    }),
  ],
  [
    'the place of padding is that of a patch',
    'fixed restore differ',
    withBackend({
      fixedRestore: (geometry, lengths) => {
        const places = cpu.fixedRestore(geometry, lengths);
        const { context, offset = 0 } = firstOf(lengths);
        for (const { data } of eachMade<Tensor<Int32Array>>(places)) {
          data.forEach((place, at) => {
            if (place === context + offset) data[at] = offset;
          });
        }
        return places;
      },
    }),
  ],
  [
    'padding counts as much as a patch',
    'fixed weights differ',
    withBackend({
      fixedWeights: (geometry, lengths) => {
        const weights = cpu.fixedWeights(geometry, lengths);
        for (const { data, shape } of eachMade<Tensor<Float32Array>>(weights)) data.fill(1 / shape.at(-1)!);
        return weights;
      },
    }),
  ],
  ['distances are not squared', 'target distance differ', withDistances((square) => Math.sqrt(square))],
  [
    'what has no target near it is at no distance',
    'target distance differ',
    withDistances((square) => Math.max(0, square)),
  ],
  [
    'distances are to the first target alone',
    'target distance differ',
    withBackend({
      targetDistance: (geometry) =>
        cpu.targetDistance(
          withParts(geometry, (part) => {
            if (part.masks === 'boxes') return part;
            const words = part.words.slice();
            const [masks, all] = [part.contexts + part.targets, words.length / Math.max(1, part.count)];
            for (let at = 0; at < words.length; at++) {
              if (Math.floor((at % all) / (all / masks)) > part.contexts) words[at] = 0;
            }
            return { ...part, words };
          }),
        ),
    }),
  ],
  [
    'distances are found on a row, whatever the grid',
    'target distance differ',
    withBackend({
      targetDistance: (geometry) => {
        const rows = withParts(geometry, (part) => ({
          ...part,
          masks: 'patches' as const,
          boxesPerTarget: 0,
          words: patchWords(part),
          grid: gridOf({ columns: part.grid.patches }),
        }));
        return cpu.targetDistance(rows);
      },
    }),
  ],
  [
    'what no context sees is taken for the targets',
    'masked unseen differ',
    withBackend({ masked: (geometry) => cpu.masked(geometry, 'targets') }),
  ],
  [
    'true means visible',
    'masked by default differ',
    withBackend({
      masked: (geometry, which) => {
        const masks = cpu.masked(geometry, which);
        for (const { data } of eachMade<Tensor<Uint8Array>>(masks)) {
          data.forEach((one, at) => {
            data[at] = 1 - one;
          });
        }
        return masks;
      },
    }),
  ],
  [
    'a word for what is masked is taken for another',
    'masked: "context" are not refused',
    withBackend({
      masked: (geometry, which) => cpu.masked(geometry, which === 'unseen' ? 'unseen' : 'targets'),
    }),
  ],
  [
    'the geometry is overwritten',
    'changed the geometry',
    withBackend({
      attentionBias: (geometry) => {
        const bias = cpu.attentionBias(geometry);
        geometry.parts[0].phases.fill(0);
        return bias;
      },
    }),
  ],
  [
    'bias is given as integers',
    'Int32Array instead of Float32Array',
    {
      ...under,
      readAttentionBias: ({ data, shape }) =>
        ({ data: Int32Array.from(data), shape }) as unknown as Tensor<Float32Array>,
    },
  ],
])('a planted fault in an output is caught: %s', async (_, reason, faulty) => {
  const result = await checkBackend(faulty, { runs: 3 });
  expect(result.holds).toBe(false);
  expect(result.fall?.reason).toContain(reason);
  expect(result.fall?.counterexample).not.toBe('');
});
