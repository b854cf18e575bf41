import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../house/run.js';
import { root } from '../../house/workspaces.js';
import { changed } from './changed.js';
import { examplesIn } from './documents.js';
import { printed, promised } from './printed.js';

const onPage = (language: string): string =>
  examplesIn(language).find(({ name }) => name.startsWith('docs/onnx-runtime.md:'))!.text;

const encode = onPage('js');
const exportEncoder = onPage('python');

test('an encoder exported from PyTorch encodes each context in ONNX Runtime as it does alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jepa-masks-onnx-'));
  const python = (code: string) => run('/usr/bin/python3', ['-c', code], folder);
  try {
    await python(`${exportEncoder}\ntorch.save(encoder.state_dict(), 'encoder.pt')`);
    const listed = `
      const { cpu } = await import('@jepa-masks/cpu');
      const { indices, offsets } = cpu.indices(geometry).context;
      const contexts = Array.from({ length: count }, (_, sample) => [...indices.subarray(offsets[sample], offsets[sample + 1])]);
      console.log(JSON.stringify({ pixels: [...pixels], contexts, tokens: [...tokens.data], valid: [...valid.data] }));
    `;
    const code = changed(encode, `'encoder.onnx'`, JSON.stringify(join(folder, 'encoder.onnx')));
    const [first, ran] = await printed(code + listed, root);
    expect([first]).toEqual(promised(encode));
    writeFileSync(join(folder, 'ran.json'), ran!);
    const out = await python(`${exportEncoder}
import json
encoder.load_state_dict(torch.load('encoder.pt'))
ran = json.load(open('ran.json'))
images, valid = torch.tensor(ran['pixels']).reshape(4, 64, 48), torch.tensor(ran['valid']).bool().reshape(4, -1)
tokens = torch.tensor(ran['tokens']).reshape(4, -1, 16)
assert not valid.all()
with torch.no_grad():
    for sample, context in enumerate(ran['contexts']):
        alone = encoder(images[None, sample], torch.tensor([context]), torch.zeros(1, len(context)))[0]
        assert torch.allclose(tokens[sample][valid[sample]], alone, atol=1e-5)
print('alike')
`);
    expect(out).toMatch(/alike\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
