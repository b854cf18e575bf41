/** Archives that are made in memory, as pages make them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { writeNpz } from '../src/index.js';
import { npyBytes, npzBytes } from '../src/web.js';
import { ownDirectory } from './directory.js';
import { python } from './numpy.js';
import { plans } from './plans.js';

const archiveOf = async (...[plan, request, options]: Parameters<typeof npzBytes>): Promise<Uint8Array> => {
  const made = await npzBytes(plan, request, options);
  if (made._tag === 'Left') throw new Error(made.left.message);
  return made.right;
};

it.each(Object.keys(plans))(
  'holds the files of writeNpz, byte for byte, of a plan that is: %s',
  async (name) => {
    const plan = plans[name]!;
    const path = join(ownDirectory(), 'masks.npz');
    const request = { seed: 'a seed', steps: [3, 6], first: 17, count: 9 } as const;
    await writeNpz(plan, request, path);
    const made = await archiveOf(plan, request);
    expect(unzipSync(made)).toEqual(unzipSync(readFileSync(path)));
    expect(await archiveOf(plan, request)).toEqual(made);
  },
);

it('is told of every sample, and says why there is no archive', async () => {
  const plan = plans.flat!;
  const seen: Array<number> = [];
  await archiveOf(plan, { seed: 1, count: 2000 }, { onProgress: (done) => seen.push(done) });
  expect(seen.at(-1)).toBe(2000);
  expect(seen.length).toBeGreaterThan(2);
  const refused = await npzBytes(plan, { seed: 1, count: -1 });
  expect(refused).toMatchObject({ _tag: 'Left', left: { code: 'invalid_request', path: 'the archive' } });
  const stopped = await npzBytes(plan, { seed: 1, count: 1 }, { signal: AbortSignal.abort() });
  expect(stopped).toMatchObject({ _tag: 'Left', left: { code: 'aborted' } });
});

it('numbers become a .npy that NumPy reads', () => {
  const path = join(ownDirectory(), 'scores.npy');
  writeFileSync(path, npyBytes([0.1, -2, 3e300]));
  const told = python('import numpy, sys; a = numpy.load(sys.argv[1]); print(a.dtype.str, a.tolist())', path);
  expect(told.trim()).toBe('<f8 [0.1, -2.0, 3e+300]');
});

it('needs nothing of Node', async () => {
  const entry = join(import.meta.dirname, '../src/web.ts');
  const bundled = build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'browser',
    logLevel: 'silent',
  });
  await expect(bundled).resolves.toMatchObject({ errors: [], warnings: [] });
  expect((await bundled).outputFiles[0]!.text).not.toMatch(/\bBuffer\.|\bprocess\.|node:/);
});
