import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu, type FixedIndexMasks } from '@jepa-masks/cpu';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../house/run.js';
import { root } from '../../house/workspaces.js';
import { examplesIn } from './documents.js';

const bin = join(root, 'adapters/cli/bin/jepa-masks.js');
const BATCH = 8;
const LENGTHS = { context: 24, targets: 30 };

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jepa-masks-pytorch-'));
  const onPage = examplesIn('python').filter(({ name }) => name.startsWith('docs/pytorch.md:'));
  const names = ['page', 'with_collator', 'with_loader', 'page_bits'];
  expect(onPage).toHaveLength(names.length);
  for (const [at, { text }] of onPage.entries()) writeFileSync(join(folder, `${names[at]}.py`), text);
  await generate(`--steps 0:9 --shard-steps 4 --arrays fixed-indices --out ${folder}/masks`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const generate = (options: string): Promise<string> =>
  run(
    process.execPath,
    [bin, 'generate', '--seed', '42', '--batch', `${BATCH}`, ...options.split(' ')],
    root,
  );

/** Runs Python that has the page's code, with the command as it is here. */
const python = (script: string): Promise<string> => {
  const preamble = `
import json, sys
sys.path.insert(0, ${JSON.stringify(folder)})
import numpy as np, torch
from torch.utils.data import DataLoader, Dataset
import page
from page import *
page.COMMAND[:] = [${JSON.stringify(process.execPath)}, ${JSON.stringify(bin)}, 'generate']
FILES = ${JSON.stringify(`${folder}/masks`)}

def pipe(rank=0, world=1):
    return MaskPipe(${BATCH}, '--seed=42', rank=rank, world=world)

def listed(steps):
    return [[[masks.tolist() for masks in part] for part in step] for step in steps]
`;
  return run('/usr/bin/python3', ['-c', `${preamble}${script}`], root);
};

const rows = (
  { data, shape }: FixedIndexMasks['context'],
  from: number,
): ReadonlyArray<ReadonlyArray<number>> => {
  const [count, masks, length] =
    shape.length === 2 ? [shape[0]!, 1, shape[1]!] : (shape as [number, number, number]);
  return Array.from({ length: count }, (_, sample) => {
    const at = (sample * masks + from) * length;
    return [...data.subarray(at, at + length)];
  });
};

/** The masks of a step as I-JEPA's collator lists them: of each of its tensors the rows. */
const expected = (step: number) => {
  const plan = unwrap(multiBlock.plan({}));
  const masks = cpu.fixedIndices(sampleBatch(plan, { seed: 42, step, count: BATCH }), LENGTHS);
  return [[rows(masks.context, 0)], [0, 1, 2, 3].map((target) => rows(masks.targets, target))];
};

test('the pipe and the files give the masks of each step, from wherever one begins', async () => {
  const out = await python(`
print(json.dumps([listed(pipe().steps(0, 9)), listed(MaskFiles(FILES).steps(0, 9)),
                  listed(pipe().steps(3, 9, 2)), listed(MaskFiles(FILES).steps(3, 9, 2))]))
`);
  const [piped, filed, later, laterFiled] = JSON.parse(out);
  const steps = Array.from({ length: 9 }, (_, step) => expected(step));
  expect(piped).toEqual(steps);
  expect(filed).toEqual(steps);
  expect(later).toEqual([steps[3], steps[5], steps[7]]);
  expect(laterFiled).toEqual([steps[3], steps[5], steps[7]]);
});

test('the ranks together have the whole batch', async () => {
  const out = await python(`
for source in (pipe, lambda rank, world: MaskFiles(FILES, rank, world)):
    for step, *shares in zip(pipe().steps(0, 4), *(source(rank, 4).steps(0, 4) for rank in range(4))):
        for part in (0, 1):
            for whole, *slices in zip(step[part], *(share[part] for share in shares)):
                assert all(len(one) == 2 for one in slices) and torch.equal(torch.cat(slices), whole)
print('whole')
`);
  expect(out).toBe('whole\n');
});

test('a loader has them in order with any number of workers, beside its images or by the collator', async () => {
  const out = await python(`
class Images(Dataset):
    def __len__(self): return 7 * 8
    def __getitem__(self, index): return torch.full((3,), index)

wanted = listed(pipe().steps(0, 8))
for workers, masks in ((0, pipe()), (3, pipe()), (2, MaskFiles(FILES))):
    collator = MaskCollator(masks, first=0, last=8)
    for epoch in range(2):
        collator.start(epoch)
        batches = list(DataLoader(Images(), batch_size=8, collate_fn=collator, num_workers=workers))
        assert [b[0][0, 0].item() for b in batches] == list(range(0, 56, 8)), batches
        assert listed(b[1:] for b in batches) == wanted[epoch:epoch + 7], (workers, epoch)
    loader = DataLoader(MaskDataset(masks, 0, 8), batch_size=None, num_workers=workers)
    assert listed(loader) == wanted, workers
print('in order')
`);
  expect(out).toBe('in order\n');
});

test('they train as the page says, epoch by epoch', async () => {
  const out = await python(`
class Images(Dataset):
    def __len__(self): return 3 * 128
    def __getitem__(self, index): return torch.full((3,), index)

dataset, rank, world_size, epochs, steps_per_epoch = Images(), 1, 2, 2, 3
seen = []
def train(images, masks_enc, masks_pred):
    assert len(images) == 128
    seen.append(((masks_enc, masks_pred)))

def whole(script):
    seen.clear()
    exec(open(${JSON.stringify(folder)} + script).read(), globals())
    return listed(seen)

wanted = listed(MaskPipe(256, '--seed=42', rank=1, world=2).steps(0, 6))
assert whole('/with_collator.py') == wanted
first, last, loader = 2, 5, DataLoader(dataset, batch_size=128)
assert whole('/with_loader.py') == wanted[2:5]
print('trained')
`);
  expect(out).toBe('trained\n');
});

test('they gather patches as an encoder and a predictor do', async () => {
  const out = await python(`
x = torch.arange(8 * 196 * 5).reshape(8, 196, 5)
(encoder,), predictor = next(pipe().steps(0, 1))
assert encoder.dtype == torch.int64 and encoder.shape == (8, 24) and [p.shape for p in predictor] == [(8, 30)] * 4
for masks in (encoder, *predictor):
    kept = torch.gather(x, dim=1, index=masks.unsqueeze(-1).repeat(1, 1, 5))
    assert np.array_equal(kept.numpy(), x.numpy()[np.arange(8)[:, None], masks.numpy()])
print('gathered')
`);
  expect(out).toBe('gathered\n');
});

test('bits become booleans', async () => {
  await generate(`--steps 2:5 --out ${folder}/booleans.npz`);
  const out = await python(`
import subprocess
from page_bits import read_booleans
masks = np.load(${JSON.stringify(`${folder}/booleans.npz`)})
command = [*page.COMMAND, '--seed=42', '--batch=${BATCH}', '--steps=2:5', '--arrays=bits', '--format=raw', '--out=-']
with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
    for step in range(3):
        context, targets = read_booleans(process.stdout, ${BATCH})
        assert context.dtype == bool and np.array_equal(context, masks['context'][step])
        assert np.array_equal(targets, masks['targets'][step])
    assert process.stdout.read() == b''
print('booleans')
`);
  expect(out).toBe('booleans\n');
});
