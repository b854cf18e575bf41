import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduleConfig } from '@jepa-masks/config';
import { blocksOf, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { run } from '../../house/run.js';
import { root, workspaces } from '../../house/workspaces.js';
import { examples, examplesIn } from './documents.js';
import { printed, promised } from './printed.js';

const typescript = examplesIn('ts');

describe('an example prints what its comments say', () => {
  test.each(typescript)('$name', async ({ text }) => {
    const expected = promised(text);
    expect(expected).not.toEqual([]);
    expect(await printed(text, root)).toEqual(expected);
  });

  test('compiles under strict types', () => {
    const directory = mkdtempSync(join(root, 'docs', '.examples-'));
    try {
      const files = typescript.map(({ text }, index) => {
        const file = join(directory, `example-${index}.ts`);
        writeFileSync(file, `${text}\nexport {};\n`);
        return file;
      });
      const program = ts.createProgram(files, {
        strict: true,
        noEmit: true,
        target: ts.ScriptTarget.ES2022,
        // The types of jax-js name half floats.
        lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.es2025.float16.d.ts'],
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        types: ['node'],
        // Types of libraries that make the tensors don't pass; those of these packages are checked for a consumer.
        skipLibCheck: true,
      });
      const told = ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
      expect(told).toEqual([]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

const commands = examplesIn('sh')
  .flatMap(({ name, text }) => text.split('\n').map((line) => ({ name, line })))
  .filter(({ line }) => line.includes('npx jepa-masks '))
  .map(({ name, line }) => ({
    name,
    command: line.slice(line.indexOf('npx jepa-masks ') + 'npx jepa-masks '.length),
  }));

describe('a command runs as printed', () => {
  test.each(commands)('$name: jepa-masks $command', async ({ command }) => {
    const directory = mkdtempSync(join(tmpdir(), 'jepa-masks-docs-'));
    try {
      // As a shell takes them: what is in quotes is one word.
      const args = (command.match(/'[^']*'|\S+/g) ?? [])
        .map((word) => word.replace(/^'|'$/g, ''))
        .map((word, at, words) => (words[at - 1] === '--out' && word !== '-' ? join(directory, word) : word));
      const out = await run(process.execPath, [join(root, 'adapters/cli/bin/jepa-masks.js'), ...args], root);
      expect(out).not.toBe('');
      const paths = out.split('\n').filter((line) => line.startsWith(directory));
      expect(paths.length > 0).toBe(command.includes('--out ') && !command.endsWith('--out -'));
      for (const path of paths) expect(existsSync(path)).toBe(true);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe('documents', () => {
  test.each(examplesIn('yaml'))('configure what can be planned: $name', ({ text }) => {
    expect(scheduleConfig(text, 'yaml')._tag).toBe('Right');
  });

  test.each(workspaces)('say how to install $folder, and show it at work', ({ folder, manifest }) => {
    const own = examples.filter(({ name }) => name.startsWith(`${folder}/README.md:`));
    const text = own.map((example) => example.text).join('');
    expect(text).toContain('npm install');
    expect(text).toContain(manifest.name);
    expect(text).toMatch(/console\.log|npx jepa-masks /);
  });

  test('use no language that nothing runs', () => {
    expect(new Set(examples.map(({ language }) => language))).toEqual(
      new Set(['sh', 'ts', 'js', 'text', 'yaml', 'python', 'html']),
    );
  });

  test('show Python that reads what the command wrote', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'jepa-masks-python-'));
    try {
      await run(
        process.execPath,
        [
          join(root, 'adapters/cli/bin/jepa-masks.js'),
          'generate',
          '--no-pictures',
          '--seed',
          '42',
          '--batch',
          '3',
          '--out',
          directory,
        ],
        root,
      );
      const { text } = examplesIn('python').find(({ name }) => name.startsWith('docs/files.md:'))!;
      const script = `${text.replace("'masks/", `'${directory}/`)}\nprint(context.shape, targets.shape, blocks := masks['blocks'][2, 0].tolist())`;
      const [part] = sampleBatch(unwrap(multiBlock.plan({})), { seed: 42, first: 2, count: 1 }).parts;
      const { top, left, height, width } = blocksOf(part, 0).contexts[0]!;
      const out = await run('/usr/bin/python3', ['-c', script], root);
      expect(out.trim()).toBe(`(3, 196) (3, 4, 196) [${top}, ${left}, ${height}, ${width}]`);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
