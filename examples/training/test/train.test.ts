import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../../house/run.js';
import { root } from '../../../house/workspaces.js';

const folder = mkdtempSync(join(tmpdir(), 'jepa-masks-train-'));
afterAll(() => rmSync(folder, { recursive: true }));

const train = (...args: ReadonlyArray<string>): Promise<string> =>
  run(process.execPath, ['--import', 'tsx', join(root, 'examples/training/src/train.ts'), ...args], root);

const out = join(folder, 'run');
const checkpoint = join(out, 'checkpoint.safetensors');

describe('the command', () => {
  test('trains, is stopped, goes on, draws its plot and probes', async () => {
    const masks = [
      '--masks',
      join(root, 'examples/training/masks/hierarchical.yaml'),
      '--collate',
      'subsample',
    ];
    const begun = await train(...masks, '--steps', '3', '--stop-after', '2', '--out', out);
    expect(begun).toContain(`${checkpoint}: 2 of 3 steps`);
    expect(existsSync(join(out, 'probe.json'))).toBe(false);

    const ended = await train('--resume', '--out', out, '--labels', '200', '--held-out', '100');
    expect(ended).toContain(`${checkpoint}: 3 of 3 steps`);
    expect(ended).toMatch(/trained +\d+\.\d %/);
    const {
      masks: name,
      trained,
      untrained,
      pixels,
    } = JSON.parse(readFileSync(join(out, 'probe.json'), 'utf8'));
    expect(name).toBe('hierarchical, subsample');
    for (const share of [trained.pooled, trained.allBlocks, untrained.pooled, pixels]) {
      // A tenth is chance.
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThanOrEqual(1);
    }
    // The first bytes of a PNG.
    expect([...readFileSync(join(out, 'plot.png')).subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  });

  test('writes a checkpoint whose header says all of it', () => {
    const file = readFileSync(checkpoint);
    const length = Number(file.readBigUInt64LE());
    const { __metadata__, ...tensors } = JSON.parse(file.toString('utf8', 8, 8 + length));
    expect(__metadata__.step).toBe('3');
    expect(tensors['weights.predictor.2.proj.weight'].shape).toEqual([64, 32]);
    const ends = Object.values(tensors).map(
      (one) => (one as { data_offsets: [number, number] }).data_offsets[1],
    );
    expect(8 + length + Math.max(...ends)).toBe(file.length);
  });

  test.each([
    [['--steps', '1', '--out', out], 'is of another run; go on with it by --resume'],
    [['--resume', '--out', join(folder, 'none')], 'is not there; start a run without --resume'],
    [
      ['--out', join(folder, 'none'), '--masks', 'blocks'],
      'no masks are called blocks; give a YAML or JSON file',
    ],
    [['--out', join(folder, 'none'), '--data', folder], 'install Debian’s package dataset-fashion-mnist'],
    [['--out', join(folder, 'none'), '--labels', '150'], 'Give a multiple of 100'],
  ])('refuses %j', async (args, said) => {
    await expect(train(...args)).rejects.toThrow(said);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
