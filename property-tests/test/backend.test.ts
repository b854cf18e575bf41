import {
  type ByLayout,
  checkLengths,
  DeviceError,
  type Geometry,
  isLeft,
  type Layout,
  lengthsOf,
  type MaskBackend,
  multiBlock,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import { type BooleanMasks, booleans, cpu, type IndexLists } from '@jepa-masks/cpu';
import { describe, expect, test } from 'vitest';
import { type BackendUnderTest, BOOLEANS_AND_INDICES, checkBackend, IN_MEMORY } from '../src/index.js';

type CpuUnderTest = BackendUnderTest<
  Tensor<Uint8Array>,
  IndexLists,
  Tensor<Int32Array>,
  Tensor<Float32Array>
>;

const flat = unwrap(multiBlock.plan({}));

const under: CpuUnderTest = { backend: cpu, skips: IN_MEMORY };

const withBackend = (changes: Partial<CpuUnderTest['backend']>): CpuUnderTest => ({
  ...under,
  backend: { ...cpu, ...changes },
});

test('the CPU backend agrees with itself in the harness that other backends run', async () => {
  expect(await checkBackend(under)).toMatchObject({
    name: 'cpu',
    holds: true,
    runs: 100,
    skipped: Object.entries(IN_MEMORY).map(([part, reason]) => ({ part, reason })),
  });
});

/** Checks a backend that gives booleans in this way, and of the rest no more than it must. */
const checkBooleans = (
  booleansOf: MaskBackend<Tensor<Uint8Array>, IndexLists>['booleans'],
): ReturnType<typeof checkBackend> => {
  const backend: MaskBackend<Tensor<Uint8Array>, IndexLists> = {
    name: 'later',
    booleans: booleansOf,
    indices: async (geometry) => cpu.indices(geometry),
  };
  const skips = { ...IN_MEMORY, ...BOOLEANS_AND_INDICES };
  return checkBackend({ backend, skips }, { runs: 20 });
};

test('a backend may answer with promises, and leave parts out for a reason', async () => {
  const result = await checkBooleans(async (geometry) => cpu.booleans(geometry));
  expect(result).toMatchObject({ holds: true, runs: 20 });
  expect(result.skipped).toHaveLength(8);
});

type Made = Tensor<ArrayLike<number>> | IndexLists;

const eachMade = (masks: object): ReadonlyArray<Made> =>
  Object.values('context' in masks || 'data' in masks ? { masks } : masks).flatMap((made) =>
    'data' in made ? [made] : [made.context, made.targets],
  );

/** The CPU backend in a library that counts what is alive, of which `leak` more for each tensor (of a level) never goes. */
const counted = (leak: number, { blind = false, levels = 0 } = {}): CpuUnderTest => {
  let alive = 0;
  const count = <M extends object>(masks: M): M => {
    const isFlat = 'context' in masks || 'data' in masks;
    alive += eachMade(masks).length * (1 + leak + (isFlat ? 0 : levels));
    return masks;
  };
  return {
    ...withBackend({
      booleans: (geometry) => count(cpu.booleans(geometry)),
      indices: (geometry) => count(cpu.indices(geometry)),
      fixedIndices: (geometry, lengths) => count(cpu.fixedIndices(geometry, lengths)),
      fixedValidity: (geometry, lengths) => count(cpu.fixedValidity(geometry, lengths)),
      attentionBias: (geometry) => count(cpu.attentionBias(geometry)),
      fixedAttentionBias: (geometry, lengths) => count(cpu.fixedAttentionBias(geometry, lengths)),
      masked: (geometry, which) => count(cpu.masked(geometry, which)),
    }),
    dispose: () => {
      alive -= 1;
    },
    memory: () => (blind ? { tensors: 0, bytes: 0 } : { tensors: alive, bytes: 8 * alive }),
  };
};

test('what is disposed of is no leak', async () => {
  expect(await checkBackend(counted(0), { runs: 1 })).toMatchObject({ holds: true });
});

test('devices that are missing and lost are typed errors', async () => {
  const gone = (code: DeviceError['code']) => async (): Promise<never> => {
    throw new DeviceError(code, 'No GPU adapter; pass a device.');
  };
  const result = await checkBackend(
    { ...under, missingDevice: gone('missing'), lostDevice: gone('lost') },
    { runs: 1 },
  );
  expect(result).toMatchObject({ holds: true, skipped: [{ part: 'memory' }] });
});

const droppingLast: typeof booleans = (geometry, into) => {
  const masks = booleans(geometry, into);
  for (const { targets } of Object.values('context' in masks ? { masks } : masks)) {
    if (targets.data.length > 0) targets.data[targets.data.lastIndexOf(1)] = 0;
  }
  return masks;
};

/** Paints every batch over the one before. */
const reusing = (): typeof booleans => {
  let last: ByLayout<Layout, BooleanMasks> | undefined;
  return <L extends Layout>(geometry: Geometry<L>) => {
    const masks = booleans(geometry, last as ByLayout<L, BooleanMasks> | undefined);
    last = masks;
    return masks;
  };
};

/** Which patch of a list that is too long an entry is. */
type Rank = (entry: number, length: number, patches: number) => number;

/** The CPU backend with a thinning of its own. */
const thinning = (rank: Rank): CpuUnderTest =>
  withBackend({
    fixedIndices: (geometry, lengths) => {
      const masks = cpu.fixedIndices(geometry, lengths);
      const lists = eachMade(cpu.indices(geometry)) as ReadonlyArray<IndexLists>;
      for (const [at, made] of eachMade(masks).entries()) {
        const { data, shape } = made as Tensor<Int32Array>;
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

const faults: ReadonlyArray<readonly [fault: string, reason: string, under: CpuUnderTest]> = [
  ['the last patch is dropped', 'targets booleans differ', withBackend({ booleans: droppingLast })],
  ['a batch is painted over the one before', 'booleans differ', withBackend({ booleans: reusing() })],
  [
    'levels share a shape',
    'booleans: two tensors share one shape',
    withBackend({
      booleans: (geometry) => {
        const masks = booleans(geometry);
        const [first, ...others] = Object.values('context' in masks ? { masks } : masks);
        for (const { targets } of others) Object.assign(targets, { shape: first!.targets.shape });
        return masks;
      },
    }),
  ],
  [
    'padding is ignored',
    'fixed indices differ',
    withBackend({ fixedIndices: (geometry, lengths) => cpu.fixedIndices(geometry, { ...lengths, pad: 7 }) }),
  ],
  ...(
    [
      ['a list too long is cut at its end', (entry) => entry],
      [
        'a list too long always keeps its first patch',
        (entry, length, patches) => Math.floor((entry * patches) / length),
      ],
      [
        'a list too long is thinned by the middle of each stretch',
        (entry, length, patches) => Math.floor(((2 * entry + 1) * patches) / (2 * length)),
      ],
    ] as ReadonlyArray<readonly [string, Rank]>
  ).map(([fault, rank]) => [fault, 'fixed indices differ', thinning(rank)] as const),
  [
    'bad lengths are taken',
    'not refused',
    withBackend({
      fixedIndices: (geometry, lengths) =>
        cpu.fixedIndices(geometry, isLeft(checkLengths(geometry, lengths)) ? lengthsOf(flat) : lengths),
    }),
  ],
  [
    'padding is said to be patches',
    'fixed validity differ',
    withBackend({
      fixedValidity: (geometry, lengths) => {
        const masks = cpu.fixedValidity(geometry, lengths);
        for (const { data } of eachMade(masks) as ReadonlyArray<Tensor<Uint8Array>>) data.fill(1);
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
        const { pad = -1, offset = 0 } = 'context' in lengths ? lengths : lengths.level_0!;
        for (const { data } of eachMade(masks) as ReadonlyArray<Tensor<Int32Array>>) {
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
        for (const { data } of eachMade(masks) as ReadonlyArray<Tensor<Float32Array>>) data.fill(0);
        return masks;
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
        for (const { data } of eachMade(masks) as ReadonlyArray<Tensor<Uint8Array>>) {
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
        geometry.blocks.fill(0);
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
  [
    'a part is left out in silence',
    'lostDevice is neither checked',
    { ...under, skips: { ...IN_MEMORY, lostDevice: '' } },
  ],
  ['a tensor is kept', 'when they were disposed of', counted(1)],
  ['the count of tensors never moves', 'with masks alive', counted(0, { blind: true })],
  ['a missing device goes unnoticed', 'does not fail', { ...under, missingDevice: () => undefined }],
  [
    'a lost device is an untyped error',
    'instead of a DeviceError',
    { ...under, lostDevice: () => Promise.reject(new TypeError('undefined is not a device')) },
  ],
  [
    'a lost device is said to be missing',
    'instead of a DeviceError',
    { ...under, lostDevice: () => Promise.reject(new DeviceError('missing', 'No adapter; pass a device.')) },
  ],
];

describe('a planted fault is caught', () => {
  test.each(faults)('in a backend: %s', async (_, reason, faulty) => {
    const result = await checkBackend(faulty, { runs: 3 });
    expect(result.holds).toBe(false);
    expect(result.fall?.reason).toContain(reason);
    expect(result.fall?.counterexample).not.toBe('');
  });

  test('in a backend that reads the geometry when it is too late', async () => {
    const result = await checkBooleans(async (geometry) => {
      await Promise.resolve();
      return cpu.booleans(geometry);
    });
    expect(result.fall?.reason).toContain('booleans differ');
  });

  test('in a backend that writes to the geometry when it is too late to be seen at once', async () => {
    const result = await checkBooleans(async (geometry) => {
      const masks = cpu.booleans(geometry);
      await Promise.resolve();
      geometry.blocks.fill(1);
      return masks;
    });
    expect(result.fall?.reason).toContain('changed the geometry');
  });

  test('in a backend of which one output is wrong and the next can’t be made: both are waited for', async () => {
    const strays: Array<unknown> = [];
    const note = (stray: unknown): void => {
      strays.push(stray);
    };
    process.on('unhandledRejection', note);
    try {
      const indices = (): never => {
        throw new Error('no lists today');
      };
      const result = await checkBackend(withBackend({ booleans: droppingLast, indices }));
      expect(result.fall?.reason).toContain('no lists today');
      await new Promise((resolve) => setTimeout(resolve));
      expect(strays).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
