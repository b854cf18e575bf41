import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A module of this folder with the built packages that it imports, as one file's text: for runtimes without node_modules. */
export const bundle = async (name: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    bundle: true,
    format: 'esm',
    external: ['node:*'],
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
};
