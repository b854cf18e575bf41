import type { Either, Geometry, Plan } from '@jepa-masks/core';
import { byName, byPart } from '@jepa-masks/core/geometry';
import type { ExportError } from './export-error.js';
import type { ExportOptions } from './export-options.js';
import type { CheckedRequest, ExportRequest } from './export-request.js';
import type { MaskFormat } from './mask-format.js';
import { partMasks } from './part-masks.js';
import { SamplePasses } from './sample-passes.js';
import { writeFile } from './write-file.js';
import type { WrittenFile } from './written-file.js';

/** What all masks keep, as `geometryOf` asks for it. */
const rulesOf = ({ parts }: Plan, { present }: CheckedRequest) => {
  // Of samples that lack patches the plan guarantees no count.
  const least = (mask: 'context' | 'target'): number =>
    present === undefined ? Math.min(...parts.map(({ guarantees }) => guarantees[mask].min)) : 0;
  return {
    targetOverlap: parts.some((part) => part.targetOverlap === 'allow') ? 'allow' : 'forbid',
    minContextPatches: least('context'),
    // 1 is the default.
    ...(least('target') === 0 ? { minTargetPatches: 0 } : {}),
  };
};

/** The file's first lines: all but the samples, and the samples' opening bracket. */
const opening = (plan: Plan, request: CheckedRequest): string => {
  const { strategy, parameters } = plan;
  const { seed, steps, first, count } = request;
  const grid = byName(plan.parts, (part) => part.grid);
  const head = { strategy, parameters, grid, ...rulesOf(plan, request), seed, steps, first, count };
  return `${JSON.stringify(head).slice(0, -1)},"samples":[`;
};

/** A sample's line; `number` counts the samples of all steps. */
const sampleLine = (
  geometry: Geometry,
  sample: number,
  { steps: [from, , by], first, count }: CheckedRequest,
  number: number,
): string => {
  const masks = byPart(geometry, (part) => partMasks(part, sample));
  const step = from + Math.floor(number / count) * by;
  return `\n${JSON.stringify({ step, index: first + (number % count), ...masks })}`;
};

/** The masks for people and for any language. */
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
 * Writes the geometry as JSON, one sample a line, in a form that `geometryOf`
 * takes back: `strategy`, `parameters`, `grid`, `targetOverlap` and
 * `minContextPatches` (what all masks keep; `minTargetPatches` where a target may be empty), `seed`, `steps` (the first, the end,
 * the distance), `first`, `count` (a step) and `samples`. Each sample has its
 * `step` and `index`, its `context` and `targets`, and the `phase` that thins its
 * lists, and, with `present`, the patches that are. Masks are blocks `{top, left, height, width}` in patches, on a video
 * `{start, duration, …}` too, a list of them where a target is a union; or lists
 * of patches. Of named parts, such as `level_0`, grid and masks stand under their
 * names. Memory does not grow with the count.
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
