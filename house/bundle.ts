import { build } from 'esbuild';

interface Bundle {
  readonly bytes: Uint8Array;
  readonly inputs: ReadonlyArray<string>;
}

/**
 * What a page is sent that imports this: one minified ES module, dependencies included.
 *
 * @param contents exports of packages, as source
 * @param resolveDir the folder from which the packages are found
 * @returns the module's bytes, and the paths of the files that went into it, from `resolveDir`
 */
export const bundle = async (contents: string, resolveDir: string): Promise<Bundle> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir },
    absWorkingDir: resolveDir,
    bundle: true,
    minify: true,
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  return { bytes: outputFiles[0]!.contents, inputs: Object.keys(metafile.inputs) };
};
