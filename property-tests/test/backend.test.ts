import { DeviceError, type MaskBackend, strategies, type Tensor } from '@jepa-masks/core';
import { booleans, cpu, type IndexLists } from '@jepa-masks/cpu';
import { describe, expect, test } from 'vitest';
import { edges } from '../src/backend/edges.js';
import { BOOLEANS_AND_INDICES, checkBackend, IN_MEMORY } from '../src/index.js';
import { ofEachPart, under, withBackend } from './cpu-under-test.js';

test('the CPU backend gives what geometries say in the harness that other backends run', async () => {
  expect(await checkBackend(under)).toMatchObject({
    name: 'cpu',
    holds: true,
    runs: 100,
    skipped: Object.entries(IN_MEMORY).map(([part, reason]) => ({ part, reason })),
  });
});

describe('the geometries at the edges', () => {
  const all = edges().flatMap(([, geometries]) => geometries);
  const parts = all.flatMap((geometry) => geometry.parts);

  test.each([1, 2, 3] as const)('are boxes and patches on grids with axes: %i', (axes) => {
    const kinds = new Set(parts.filter(({ grid }) => grid.axes === axes).map(({ masks }) => masks));
    expect([...kinds].sort()).toEqual(['boxes', 'patches']);
  });

  test.each([
    ['1 × 1 × 1', 3, [1, 1, 1]],
    ['16 × 14 × 14', 3, [16, 14, 14]],
    ['64 × 64', 2, [1, 64, 64]],
    ['a row of 1,024', 1, [1, 1, 1024]],
  ])('are boxes and patches on %s', (_, axes, sides) => {
    const on = parts.filter(
      ({ grid }) => grid.axes === axes && [grid.frames, grid.rows, grid.columns].join() === sides.join(),
    );
    expect([...new Set(on.map(({ masks }) => masks))].sort()).toEqual(['boxes', 'patches']);
  });

  test('are empty batches, unions of 8, parts unlike each other, grids of samples’ own, and all strategies', () => {
    for (const masks of ['boxes', 'patches']) {
      expect(parts.some((part) => part.count === 0 && part.masks === masks)).toBe(true);
    }
    expect(parts.some(({ boxesPerTarget }) => boxesPerTarget === 8)).toBe(true);
    expect(
      all.some(
        ({ parts: own }) => new Set(own.map(({ grid, contexts }) => `${grid.axes} ${contexts}`)).size === 3,
      ),
    ).toBe(true);
    expect(parts.some((part) => part.masks === 'patches' && part.grids !== undefined)).toBe(true);
    expect(parts.some((part) => part.masks === 'patches' && part.grid.patches % 32 !== 0)).toBe(true);
    for (const { name } of strategies) {
      expect(edges().some(([edge]) => edge.startsWith(`${name}: `))).toBe(true);
    }
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

test('a backend may answer with promises, and leave outputs out for a reason', async () => {
  const result = await checkBooleans(async (geometry) => cpu.booleans(geometry));
  expect(result).toMatchObject({ holds: true, runs: 20 });
  expect(result.skipped).toHaveLength(11);
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

describe('a planted fault is caught', () => {
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
      geometry.parts[0].phases.fill(1);
      return masks;
    });
    expect(result.fall?.reason).toContain('changed the geometry');
  });

  test('in a backend of which one output is wrong and the next can’t be made: both are waited for', async () => {
    const strays: Array<unknown> = [];
    const note = (stray: unknown): void => {
      strays.push(stray);
    };
    const empty: typeof booleans = (geometry, into) => {
      const masks = booleans(geometry, into);
      for (const one of ofEachPart(masks)) (one as ReturnType<typeof booleans<''>>).targets.data.fill(0);
      return masks;
    };
    process.on('unhandledRejection', note);
    try {
      const indices = (): never => {
        throw new Error('no lists today');
      };
      const result = await checkBackend(withBackend({ booleans: empty, indices }));
      expect(result.fall?.reason).toContain('no lists today');
      await new Promise((resolve) => setTimeout(resolve));
      expect(strays).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
