import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { run } from '../../house/run.js';

/** What an example's comments say that it prints: `console.log(…); // this`, and lines that are comments after one. */
export const promised = (code: string): ReadonlyArray<string> => {
  const lines = code.split('\n');
  const first = lines.findIndex((line) => line.includes('console.log('));
  return lines.slice(first).flatMap((line) => {
    const said = /^(?:.*console\.log\(.*\);\s*)?\/\/ (.*)$/.exec(line.trim());
    return said === null ? [] : [said[1]!];
  });
};

/** tfjs-core's gradients are a module for bundlers, which Node can't load; all other packages stay as they are. */
const bundledGradients: Plugin = {
  name: 'bundled gradients',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.endsWith('/register_all_gradients.js')
        ? undefined
        : { path, external: true },
    );
  },
};

/** What an example prints, line by line, where the packages are those installed in the folder. */
export const printed = async (code: string, folder: string): Promise<ReadonlyArray<string>> => {
  const directory = mkdtempSync(join(folder, 'node_modules', '.example-'));
  const outfile = join(directory, 'example.mjs');
  try {
    await build({
      stdin: { contents: code, loader: 'ts', resolveDir: folder },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'es2022',
      plugins: [bundledGradients],
    });
    return (await run(process.execPath, [outfile], folder)).trim().split('\n');
  } finally {
    rmSync(directory, { recursive: true });
  }
};
