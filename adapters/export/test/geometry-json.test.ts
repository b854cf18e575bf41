import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  geometryOf,
  type OwnBatch,
  type OwnMasks,
  presets,
  sampleBatch,
  sampleWithin,
  strategies,
  unwrap,
} from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import { writeGeometryJson } from '../src/index.js';
import { ownDirectory } from './directory.js';
import { plans } from './plans.js';

const read = (path: string): OwnBatch<OwnMasks> & Record<string, unknown> =>
  JSON.parse(readFileSync(path, 'utf8'));

describe('writeGeometryJson', () => {
  it.each(Object.keys(plans))(
    'writes what geometryOf reads as the same geometry, of a plan that is: %s',
    async (name) => {
      const plan = plans[name]!;
      const path = join(ownDirectory(), 'geometry.json');
      const request = { seed: 'ß', step: 1, first: 10, count: 600 };
      const written = await writeGeometryJson(plan, request, path);
      expect(written).toMatchObject({ _tag: 'Right', right: { path, arrays: [] } });
      expect(unwrap(geometryOf(read(path)))).toEqual(sampleBatch(plan, request));
    },
  );

  // Those of the library: other tests bring one of their own.
  const own = strategies.filter(({ name }) => name !== 'any_parts');
  const named = own.flatMap(({ name: strategy, plan }) => {
    const named = presets.filter((preset) => preset.strategy === strategy);
    return [{ name: 'default', config: {} }, ...named].map(
      ({ name, config }) => [`${strategy}, ${name}`, unwrap(plan(config))] as const,
    );
  });

  it.each(named)('writes what geometryOf reads, whether masks may be empty or not: %s', async (_, plan) => {
    const path = join(ownDirectory(), 'geometry.json');
    await writeGeometryJson(plan, { seed: 1, count: 8 }, path);
    expect(unwrap(geometryOf(read(path)))).toEqual(sampleBatch(plan, { seed: 1, count: 8 }));
  });

  it('writes what geometryOf reads of samples that have too few patches', async () => {
    const plan = plans['patches of an image']!;
    const path = join(ownDirectory(), 'geometry.json');
    const { patches } = plan.parts[0].grid;
    const present = Uint8Array.from({ length: 3 * patches }, (_, at) =>
      Number(at < patches || at === patches),
    );
    await writeGeometryJson(plan, { seed: 1, count: 3, present }, path);
    const { tooFew, ...drawn } = sampleWithin(plan, { seed: 1, count: 3, present });
    expect(tooFew).toHaveLength(2);
    expect(unwrap(geometryOf(read(path)))).toEqual(drawn);
  });

  it('says how the masks were made, and has a line for each sample', async () => {
    const path = join(ownDirectory(), 'geometry.json');
    const { strategy, parameters, parts } = plans['several contexts']!;
    await writeGeometryJson(plans['several contexts']!, { seed: 'ß', step: 1, first: 10, count: 2500 }, path);
    const { samples, ...head } = read(path);
    expect(samples).toHaveLength(2500);
    const keeps = { targetOverlap: 'allow', minContextPatches: parts[0].guarantees.context.min };
    const said = { strategy, parameters, grid: parts[0].grid, ...keeps };
    expect(head).toEqual({ ...said, seed: 'ß', steps: [1, 2, 1], first: 10, count: 2500 });
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(2503);
  });

  it('says of blocks where they lie, of patches which they are, of parts under their names', async () => {
    const path = join(ownDirectory(), 'geometry.json');
    await writeGeometryJson(plans['parts unlike each other']!, { seed: 1, count: 1 }, path);
    const { grid, samples } = read(path);
    expect(grid).toMatchObject({ image: { axes: 2 }, sound: { axes: 1 }, clip: { axes: 3 } });
    const block = { top: expect.any(Number), left: expect.any(Number), height: 1, width: expect.any(Number) };
    const whole = { top: 0, left: 0, height: 5, width: 8 };
    expect(samples).toEqual([
      expect.objectContaining({
        image: { context: [whole], targets: Array(3).fill([block, block]), phase: expect.any(Number) },
        sound: {
          context: [expect.arrayContaining([0])],
          targets: Array(2).fill(expect.any(Array)),
          phase: expect.any(Number),
        },
      }),
    ]);
  });

  it('tells each sample by its step and its index', async () => {
    const path = join(ownDirectory(), 'geometry.json');
    await writeGeometryJson(plans.flat!, { seed: 1, steps: [4, 9, 3], first: 2, count: 2 }, path);
    const alone = join(ownDirectory(), 'alone.json');
    await writeGeometryJson(plans.flat!, { seed: 1, step: 7, first: 3, count: 1 }, alone);
    const samples = read(path).samples as ReadonlyArray<unknown> as ReadonlyArray<{
      step: number;
      index: number;
    }>;
    expect(samples.map(({ step, index }) => [step, index])).toEqual([
      [4, 2],
      [4, 3],
      [7, 2],
      [7, 3],
    ]);
    expect(samples.slice(3)).toEqual(read(alone).samples);
  });

  it('writes an empty batch', async () => {
    const path = join(ownDirectory(), 'geometry.json');
    await writeGeometryJson(plans.flat!, { seed: 1, count: 0 }, path);
    expect(read(path)).toMatchObject({ count: 0, samples: [] });
  });
});
