import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { planConfig } from '@jepa-masks/config';
import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { documents, examples, examplesIn, root } from './documents.js';

const run = (command: string, args: ReadonlyArray<string>): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(command, [...args], { cwd: root }, (error, out, err) => {
      if (error === null) resolve(out);
      else reject(new Error(`${error.message}\n${err}`));
    });
  });

/** What an example's comments say that it prints: `console.log(…); // this`, and lines that are comments after one. */
const promised = (code: string): ReadonlyArray<string> => {
  const lines = code.split('\n');
  const first = lines.findIndex((line) => line.includes('console.log('));
  return lines.slice(first).flatMap((line) => {
    const said = /^(?:.*console\.log\(.*\);\s*)?\/\/ (.*)$/.exec(line.trim());
    return said === null ? [] : [said[1]!];
  });
};

const typescript = examplesIn('ts');

describe('an example prints what its comments say', () => {
  test.each(typescript)('$name', async ({ text }) => {
    const expected = promised(text);
    expect(expected).not.toEqual([]);
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    const out = await run(process.execPath, ['--input-type=module', '--eval', outputText]);
    expect(out.trim().split('\n')).toEqual(expected);
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
        types: [],
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
      const args = command
        .split(' ')
        .map((word, at, words) => (words[at - 1] === '--out' ? join(directory, word) : word));
      const out = await run(process.execPath, [join(root, 'adapters/cli/bin/jepa-masks.js'), ...args]);
      expect(out).not.toBe('');
      const printed = out.split('\n').filter((line) => line.startsWith(directory));
      expect(printed.length > 0).toBe(args.includes('--out') || command.includes('--out'));
      for (const path of printed) expect(existsSync(path)).toBe(true);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe('documents', () => {
  test.each(examplesIn('yaml'))('configure what can be planned: $name', ({ text }) => {
    expect(planConfig(text, 'yaml')._tag).toBe('Right');
  });

  test('name files that exist', () => {
    const missing = [...documents, 'examples/README.md'].flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map(([, target]) => join(dirname(page), target!))
        .filter((target) => !existsSync(join(root, target))),
    );
    expect(missing).toEqual([]);
  });

  test('use no language that nothing runs', () => {
    expect(new Set(examples.map(({ language }) => language))).toEqual(
      new Set(['sh', 'ts', 'yaml', 'python']),
    );
  });

  test('show Python that reads what the command wrote', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'jepa-masks-python-'));
    try {
      await run(process.execPath, [
        join(root, 'adapters/cli/bin/jepa-masks.js'),
        'generate',
        '--no-pictures',
        '--seed',
        '42',
        '--batch',
        '3',
        '--out',
        directory,
      ]);
      const [{ text }] = examplesIn('python') as [{ text: string }];
      const script = `${text.replace("'masks/", `'${directory}/`)}\nprint(context.shape, targets.shape, blocks := masks['blocks'][2, 0].tolist())`;
      const { blocks } = sampleBatch(unwrap(multiBlock.plan({})), { seed: 42, first: 2, count: 1 });
      const out = await run('/usr/bin/python3', ['-c', script]);
      expect(out.trim()).toBe(`(3, 196) (3, 4, 196) [${[...blocks.subarray(0, 4)].join(', ')}]`);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
