import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, phaseWord, sampleBatch } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import { writeGeometryJson } from '../src/index.js';
import { ownDirectory } from './directory.js';
import { plans } from './plans.js';

const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

describe('writeGeometryJson', () => {
  it.each(Object.keys(plans))('writes the blocks of every sample, of a plan that is: %s', async (name) => {
    const plan = plans[name]!;
    const path = join(ownDirectory(), 'geometry.json');
    const request = { seed: 'ß', step: 1, first: 10, count: 2500 };
    const written = await writeGeometryJson(plan, request, path);
    expect(written).toMatchObject({ _tag: 'Right', right: { path, arrays: [] } });
    const geometry = sampleBatch(plan, request);
    const samples = Array.from({ length: request.count }, (_, sample) => {
      const levels = plan.levels.map((_level, level) => {
        const { contexts: context, targets } = blocksOf(geometry, sample, level);
        return { context, targets, phase: phaseWord(geometry, sample, level) };
      });
      const named =
        plan.layout === 'flat'
          ? levels[0]
          : Object.fromEntries(levels.map((blocks, level) => [`level_${level}`, blocks]));
      return { step: 1, index: 10 + sample, ...named };
    });
    const { strategy, parameters, grid } = plan;
    const { seed, first, count } = request;
    expect(read(path)).toEqual({ strategy, parameters, grid, seed, steps: [1, 2, 1], first, count, samples });
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(request.count + 3);
  });

  it('tells each sample by its step and its index', async () => {
    const path = join(ownDirectory(), 'geometry.json');
    await writeGeometryJson(plans.flat!, { seed: 1, steps: [4, 9, 3], first: 2, count: 2 }, path);
    const alone = join(ownDirectory(), 'alone.json');
    await writeGeometryJson(plans.flat!, { seed: 1, step: 7, first: 3, count: 1 }, alone);
    const samples = read(path).samples as ReadonlyArray<{ step: number; index: number }>;
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
