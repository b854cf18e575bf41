/** Bundles what a page needs for multi-block masks on the CPU and holds its size against the limit. */
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const LIMIT = 12_000;

const contents = `
  export { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
  export { booleans } from '@jepa-masks/cpu';
`;
const { outputFiles } = await build({
  stdin: { contents, resolveDir: process.cwd() },
  bundle: true,
  minify: true,
  format: 'esm',
  write: false,
});
const minified = outputFiles[0].contents;
const size = brotliCompressSync(minified).length;
console.log(
  `size: core with multi-block and the CPU backend, ${minified.length} bytes minified, ${size} with brotli; at most ${LIMIT}`,
);
process.exit(size > 0 && size <= LIMIT ? 0 : 1);
