import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { some, unpacked } from '../../../examples/training/src/data/packed.js';
import { DEBIAN, loadFashionMnist } from '../../../examples/training/src/node/fashion-mnist.js';
import { photographs } from '../../.vitepress/config/photographs.js';
import { Missing } from '../../training/missing.js';

interface Built {
  readonly module: { readonly address?: string; readonly missing: string };
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly warnings: ReadonlyArray<string>;
}

/** What the build makes of the photographs in a folder. */
const build = async (folder: string): Promise<Built> => {
  const [files, warnings] = [new Map<string, Uint8Array>(), [] as string[]];
  const context = {
    warn: (said: string) => warnings.push(said),
    emitFile: ({ name, source }: { readonly name: string; readonly source: Uint8Array }) => {
      files.set(name, source);
      return name.replaceAll(/\W/g, '_');
    },
  };
  const { resolveId, load } = photographs(folder) as unknown as {
    resolveId(name: string): string | undefined;
    load(this: typeof context, name: string): string | undefined;
  };
  const code = load.call(context, resolveId('virtual:photographs')!)!;
  expect(load.call(context, 'another')).toBeUndefined();
  const text = code.replaceAll(/import\.meta\.ROLLUP_FILE_URL_(\w+)/g, '"$1"');
  return { module: await import(`data:text/javascript,${encodeURIComponent(text)}`), files, warnings };
};

test('a site that is built without photographs says how to get them, when it is built and on its page', async () => {
  const { module, files, warnings } = await build('/nowhere');
  expect(module.address).toBeUndefined();
  expect(warnings.join()).toContain('install Debian’s package dataset-fashion-mnist');
  expect(files.size).toBe(0);
  const { props, children } = Missing({ missing: module.missing });
  expect(props).toMatchObject({ role: 'alert' });
  expect(String(children)).toContain('install Debian’s package dataset-fashion-mnist');
});

test('a page trains with the photographs that Node trains with, and has their licence beside them', async () => {
  const { module, files } = await build(DEBIAN);
  expect(module.address).toBe('fashion_mnist_bin');
  const file = files.get('fashion-mnist.bin')!;
  expect(file.length).toBeLessThan(6e6);
  const { train, test } = unpacked(Uint8Array.from(gunzipSync(file)));
  const wanted = some(loadFashionMnist(DEBIAN), 10_000, 1000);
  for (const [here, there] of [
    [train, wanted.train],
    [test, wanted.test],
  ] as const) {
    expect(here.count).toBe(there.count);
    expect(Buffer.compare(here.pixels, there.pixels)).toBe(0);
    expect(Buffer.compare(here.labels, there.labels)).toBe(0);
  }
  expect(Buffer.from(files.get('fashion-mnist-licence.txt')!).toString()).toContain('Zalando');
});
