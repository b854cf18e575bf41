import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examplesIn } from '../../docs/test/documents.js';
import { printed, promised } from '../../docs/test/printed.js';
import { run } from '../run.js';
import { entriesOf, root, workspaces } from '../workspaces.js';
import { type PackedProject, packedProject } from './packed-project.js';
import { resolutions, typeFaults } from './type-faults.js';

let project: PackedProject;
beforeAll(async () => {
  project = await packedProject();
}, 120_000);
afterAll(() => project?.remove());

const packedOf = (name: string) => {
  const packed = project.packed.get(name);
  if (packed === undefined) throw new Error(`${name} was not packed`);
  return packed;
};

const bytesOf = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(packedOf(name).tarball));

const entries = workspaces.flatMap(entriesOf).map(({ specifier }) => specifier);

/** Code, its types and maps, and the data that packages come with. */
const MEANT = /\.(js|ts|map|json|jsonl|wgsl)$|^dist\/bundle\/LICENSES\.txt$/;
/** Made of many sources, and of other packages. */
const BUNDLE = /^dist\/bundle\//;
const FOR_TESTS = /(^|\/)(tests?|fixtures|node_modules)\/|\.test\./;

describe.each(workspaces)('$manifest.name, packed', ({ folder, manifest }) => {
  const { name } = manifest;

  test('has licence, README and manifest, and nothing but what it names', () => {
    const { files } = packedOf(name);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    const named = manifest.files.filter((path: string) => !path.startsWith('!'));
    expect(named).toEqual(expect.arrayContaining(['dist', 'src']));
    for (const part of named) expect(files.some((path) => path.startsWith(`${part}/`))).toBe(true);
    const strange = files.filter((path) => {
      if (['LICENSE', 'README.md', 'package.json'].includes(path)) return false;
      const isNamed = named.includes(path.split('/')[0]!);
      return !isNamed || !MEANT.test(path) || FOR_TESTS.test(path);
    });
    expect(strange).toEqual([]);
  });

  test('has the source that its maps point to', () => {
    const { files } = packedOf(name);
    const lost = files
      .filter((path) => /^dist\/.*\.js$/.test(path) && !BUNDLE.test(path))
      .map((path) => path.replace(/^dist/, 'src').replace(/\.js$/, '.ts'))
      .filter((path) => !files.includes(path));
    expect(lost, 'dist holds what no source makes: remove it and build again').toEqual([]);
  });

  test('satisfies publint', async () => {
    const { buffer: tarball } = bytesOf(name);
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test('has types that fit what they describe, for every resolution but CommonJS', async () => {
    const result = await checkPackage(createPackageFromTarballData(bytesOf(name)));
    if (result.types === false) throw new Error('no types');
    const ofModules = result.problems.filter(
      (problem) =>
        !('resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind)),
    );
    expect(ofModules).toEqual([]);
    // What is compiled and imported below is all that this package gives.
    const typed = Object.keys(result.entrypoints).filter((path) => result.entrypoints[path]?.hasTypes);
    expect(typed.map((path) => `${name}${path.slice(1)}`)).toEqual(
      entriesOf({ folder, manifest }).map(({ specifier }) => specifier),
    );
    expect(typed).not.toEqual([]);
  });
});

describe('in an empty project', () => {
  const examples = examplesIn('ts');

  test.each(Object.keys(resolutions) as ReadonlyArray<keyof typeof resolutions>)(
    'every entry, the consumer and every example compile under %s resolution',
    (resolution) => {
      const every = entries.map((entry, at) => `export * as entry${at} from '${entry}';\n`).join('');
      const sources = [every, ...examples.map(({ text }) => `${text}\nexport {};\n`)];
      const files = sources.map((source, at) => {
        writeFileSync(join(project.folder, `source-${at}.ts`), source);
        return `source-${at}.ts`;
      });
      cpSync(join(root, 'docs/consumer/consumer.ts'), join(project.folder, 'consumer.ts'));
      expect(typeFaults(project.folder, [...files, 'consumer.ts'], resolution)).toEqual([]);
    },
  );

  test('every entry can be imported', async () => {
    const code = `const empty = [];
      for (const entry of ${JSON.stringify(entries)}) {
        if (Object.keys(await import(entry)).length === 0) empty.push(entry);
      }
      console.log(JSON.stringify(empty));`;
    const out = await run(process.execPath, ['--input-type=module', '--eval', code], project.folder);
    expect(JSON.parse(out)).toEqual([]);
  });

  test.each(examples.filter(({ name }) => name.includes('README.md')))(
    'an example prints what its comments say: $name',
    async ({ text }) => {
      expect(await printed(text, project.folder)).toEqual(promised(text));
    },
  );

  test('the tutorial goes from an empty folder to losses that fall', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jepa-masks-tutorial-'));
    try {
      const isPage = ({ name }: { readonly name: string }): boolean => name.startsWith('docs/training.md:');
      const [install, start] = examplesIn('sh').filter(isPage);
      const code = examplesIn('ts').find((one) => isPage(one) && one.text.includes('@jax-js/jax'))!.text;
      // Archives stand for what is not on npm, among them what others of ours need.
      const archives = install!.text
        .replaceAll(/@jepa-masks\/\w+/g, (name) => packedOf(name).tarball)
        .replace('npm install', `npm install ${packedOf('@jepa-masks/cpu').tarball}`);
      await run('sh', ['-ec', `export npm_config_prefer_offline=true; ${archives}`], folder);
      const [made] = readdirSync(folder);
      writeFileSync(join(folder, made!, 'train.ts'), code);
      const out = await run('sh', ['-ec', start!.text], join(folder, made!));
      expect(out.trim().split('\n')).toEqual(promised(code));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('the command makes the masks that the README promises', async () => {
    const [command] = examplesIn('sh').flatMap(({ text }) => /npx (jepa-masks generate .*)/.exec(text) ?? []);
    const args = ['--no-install', ...command!.split(' ').slice(1)];
    const out = await run('npx', args, project.folder);
    const [archive] = out.split('\n').filter((line) => line.endsWith('.npz'));
    expect(readFileSync(join(project.folder, archive!)).subarray(0, 2).toString()).toBe('PK');
  });
});
