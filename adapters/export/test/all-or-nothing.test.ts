import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeGeometryJson, writeNpy, writeNpz, writeRaw, writeSafetensors } from '../src/index.js';
import { ownDirectory } from './directory.js';
import { plans } from './plans.js';

const plan = plans.flat!;
const REQUEST = { seed: 1, count: 3000 };

describe.each([
  ['writeNpz', writeNpz],
  ['writeNpy', writeNpy],
  ['writeRaw', writeRaw],
  ['writeSafetensors', writeSafetensors],
  ['writeGeometryJson', writeGeometryJson],
] as const)('%s', (_, write) => {
  it('makes the directory, and leaves nothing but the file', async () => {
    const directory = ownDirectory();
    expect(await write(plan, REQUEST, join(directory, 'a/b/masks'))).toMatchObject({ _tag: 'Right' });
    expect(readdirSync(directory, { recursive: true })).toEqual(['a', 'a/b', 'a/b/masks']);
  });

  it('leaves nothing when it is aborted, and an existing file as it was', async () => {
    const directory = ownDirectory();
    const existing = join(directory, 'masks');
    writeFileSync(existing, 'as it was');
    for (const path of [existing, join(directory, 'made/for/it/masks')]) {
      const controller = new AbortController();
      let seen = 0;
      const onProgress = (): void => {
        seen += 1;
        controller.abort();
      };
      const result = await write(plan, REQUEST, path, { signal: controller.signal, onProgress });
      expect(result).toMatchObject({ _tag: 'Left', left: { code: 'aborted', path } });
      expect(seen).toBe(1);
    }
    expect(readdirSync(directory)).toEqual(['masks']);
    expect(readFileSync(existing, 'utf8')).toBe('as it was');
  });

  it('does nothing for a signal that has fired', async () => {
    const directory = ownDirectory();
    const signal = AbortSignal.abort(new Error('enough'));
    expect(await write(plan, REQUEST, join(directory, 'x/masks'), { signal })).toMatchObject({
      left: { code: 'aborted' },
    });
    expect(readdirSync(directory)).toEqual([]);
  });

  it("passes on what the caller's own function throws, and leaves nothing", async () => {
    const directory = ownDirectory();
    const onProgress = (): never => {
      throw new Error('not mine');
    };
    await expect(write(plan, REQUEST, join(directory, 'masks'), { onProgress })).rejects.toThrow('not mine');
    expect(readdirSync(directory)).toEqual([]);
  });

  it('refuses a directory, a device, and a path below a file', async () => {
    const directory = ownDirectory();
    mkdirSync(join(directory, 'folder'));
    writeFileSync(join(directory, 'file'), '');
    const codeOf = async (path: string): Promise<unknown> => {
      const result = await write(plan, REQUEST, path);
      return result._tag === 'Left' ? result.left.code : result.right;
    };
    expect(await codeOf(join(directory, 'folder'))).toBe('not_a_file');
    expect(await codeOf('/dev/null')).toBe('not_a_file');
    expect(await codeOf('')).toBe('not_a_file');
    expect(await codeOf(join(directory, 'file', 'masks'))).toBe('not_writable');
    expect(await codeOf('/proc/nowhere/masks')).toBe('not_writable');
    expect(await codeOf('a\0b')).toBe('io');
    expect(readdirSync(directory)).toEqual(['file', 'folder']);
  });

  it('refuses a request that is none', async () => {
    const result = await write(plan, { seed: 1, count: -1, step: 0.5 }, join(ownDirectory(), 'masks'));
    expect(result).toMatchObject({
      left: { code: 'invalid_request', errors: [{ path: ['step'] }, { path: ['count'] }] },
    });
  });

  it('replaces what a link points to, not the link', async () => {
    const directory = ownDirectory();
    writeFileSync(join(directory, 'old'), 'old');
    symlinkSync(join(directory, 'old'), join(directory, 'link'));
    await write(plan, { seed: 1, count: 1 }, join(directory, 'link'));
    expect(readdirSync(directory)).toEqual(['link', 'old']);
    expect(readFileSync(join(directory, 'old'), 'utf8')).not.toBe('old');
  });
});

describe('blocks of masks that are patches', () => {
  it('are refused where they are asked for, and left out where they are not', async () => {
    const directory = ownDirectory();
    const patches = plans['patches of an image']!;
    const path = join(directory, 'masks');
    const asked = await writeNpz(patches, REQUEST, path, { arrays: ['bits', 'blocks'] });
    expect(asked).toMatchObject({ left: { code: 'invalid_request', errors: [{ path: ['arrays', 1] }] } });
    expect(readdirSync(directory)).toEqual([]);
    const written = await writeNpz(patches, REQUEST, path);
    const names = written._tag === 'Right' ? written.right.arrays.map(({ name }) => name) : [];
    expect(names.slice(0, 3)).toEqual(['context', 'targets', 'grid']);
  });
});

describe('a zip file over 4 GiB', () => {
  it('is refused before the disk is touched', async () => {
    const directory = ownDirectory();
    const result = await writeNpz(plan, { seed: 1, count: 6_000_000 }, join(directory, 'x/masks'));
    expect(result).toMatchObject({
      left: { code: 'too_large', array: 'targets', size: 6_000_000 * 4 * 196, unit: 'bytes' },
    });
    expect(readdirSync(directory)).toEqual([]);
  });
});
