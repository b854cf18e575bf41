import {
  type BatchRequest,
  blocksOf,
  byLayout,
  type Either,
  type Geometry,
  type Plan,
} from '@jepa-masks/core';
import { checkExport, reportEnd } from './check-export.js';
import type { ExportError } from './export-error.js';
import type { ExportOptions } from './export-options.js';
import { refusing } from './refusing.js';
import { SamplePasses } from './sample-passes.js';
import { writeAtomically } from './write-atomically.js';
import type { WrittenFile } from './written-file.js';

/** The file's first lines: all but the samples, and the samples' opening bracket. */
const opening = (plan: Plan, request: Required<BatchRequest>): string => {
  const { strategy, parameters, grid } = plan;
  const { seed, step, first, count } = request;
  const head = JSON.stringify({ strategy, parameters, grid, seed, step, first, count });
  return `${head.slice(0, -1)},"samples":[`;
};

const sampleLine = (geometry: Geometry, sample: number, index: number): string => {
  const levels = byLayout(geometry, (level) => {
    const { contexts, targets } = blocksOf(geometry, sample, level);
    return { context: contexts, targets };
  });
  return `\n${JSON.stringify({ index, ...levels })}`;
};

/**
 * Writes the geometry as JSON, one sample a line: `strategy`, `parameters`,
 * `grid`, `seed`, `step`, `first`, `count` and `samples`, each with its `index`
 * and its `context` and `targets` blocks `{top, left, height, width}` in patches;
 * for levels within `level_0`, `level_1`, …. Memory does not grow with the count.
 *
 * @param request seed, step, first index and count (0 to 2^24 samples)
 * @param path replaced when the file is complete, its directory made if missing
 */
export const writeGeometryJson = async (
  plan: Plan,
  request: BatchRequest,
  path: string,
  options: ExportOptions = {},
): Promise<Either<ExportError, WrittenFile>> => {
  const checked = checkExport(path, request);
  if (checked._tag === 'Left') return checked;
  const { first, count } = checked.right;
  const { signal } = options;
  const result = await refusing(path, signal, () =>
    writeAtomically(path, signal, async (sink) => {
      const passes = new SamplePasses(plan, checked.right, options, 1);
      await sink.write(Buffer.from(opening(plan, checked.right)));
      let index = first;
      for await (const geometry of passes.pass()) {
        const lines = Array.from({ length: geometry.count }, (_, sample) =>
          sampleLine(geometry, sample, index + sample),
        );
        await sink.write(Buffer.from(`${index === first ? '' : ','}${lines.join(',')}`));
        index += geometry.count;
      }
      await sink.write(Buffer.from('\n]}\n'));
      return { path, bytes: sink.bytes, arrays: [] };
    }),
  );
  if (result._tag === 'Right') reportEnd(options, count);
  return result;
};
