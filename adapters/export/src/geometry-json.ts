import { blocksOf, byLayout, type Either, type Geometry, type Plan, phaseWord } from '@jepa-masks/core';
import type { ExportError } from './export-error.js';
import type { ExportOptions } from './export-options.js';
import type { CheckedRequest, ExportRequest } from './export-request.js';
import type { MaskFormat } from './mask-format.js';
import { SamplePasses } from './sample-passes.js';
import { writeFile } from './write-file.js';
import type { WrittenFile } from './written-file.js';

/** The file's first lines: all but the samples, and the samples' opening bracket. */
const opening = (plan: Plan, request: CheckedRequest): string => {
  const { strategy, parameters, grid } = plan;
  const { seed, steps, first, count } = request;
  const head = JSON.stringify({ strategy, parameters, grid, seed, steps, first, count });
  return `${head.slice(0, -1)},"samples":[`;
};

/** A sample's line; `number` counts the samples of all steps. */
const sampleLine = (
  geometry: Geometry,
  sample: number,
  { steps: [from, , by], first, count }: CheckedRequest,
  number: number,
): string => {
  const levels = byLayout(geometry, (level) => {
    const { contexts, targets } = blocksOf(geometry, sample, level);
    return { context: contexts, targets, phase: phaseWord(geometry, sample, level) };
  });
  const step = from + Math.floor(number / count) * by;
  return `\n${JSON.stringify({ step, index: first + (number % count), ...levels })}`;
};

/** The blocks for people and for any language. */
export const jsonFormat: MaskFormat = {
  prepare: async (plan, request, _, options) => ({
    arrays: [],
    write: async (sink) => {
      const passes = new SamplePasses(plan, request, options, 1);
      await sink.write(Buffer.from(opening(plan, request)));
      let done = 0;
      for await (const geometry of passes.pass()) {
        const lines = Array.from({ length: geometry.count }, (_, sample) =>
          sampleLine(geometry, sample, request, done + sample),
        );
        await sink.write(Buffer.from(`${done === 0 ? '' : ','}${lines.join(',')}`));
        done += geometry.count;
      }
      await sink.write(Buffer.from('\n]}\n'));
    },
  }),
};

/**
 * Writes the geometry as JSON, one sample a line: `strategy`, `parameters`,
 * `grid`, `seed`, `steps` (the first, the end, the distance), `first`, `count`
 * (a step) and `samples`, each with its `step` and `index`, its `context` and
 * `targets` blocks `{top, left, height, width}` in patches, and the `phase` that
 * thins its lists; for levels within `level_0`, `level_1`, …. Memory does not grow
 * with the count.
 *
 * @param request seed, step or steps, first index and count a step
 * @param path replaced when the file is complete, its directory made if missing
 */
export const writeGeometryJson = (
  plan: Plan,
  request: ExportRequest,
  path: string,
  options: ExportOptions = {},
): Promise<Either<ExportError, WrittenFile>> => writeFile(jsonFormat, plan, request, path, options);
