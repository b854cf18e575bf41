import type { Plan } from '@jepa-masks/core';
import { comparisonSvg, contextOverTimeSvg } from '@jepa-masks/render';
import type { PictureChoice } from '../picture-options.js';
import { drawSharp, type Picture } from '../pictures.js';
import type { AuditedGenerator } from './audited.js';
import { partName } from './part-name.js';

/** How much of each time step is context, part below part. */
const overTime = (
  generators: ReadonlyArray<AuditedGenerator>,
  plan: Plan,
  { width, title }: PictureChoice,
): Picture => {
  const shown = plan.parts.map(({ name }, index) => ({
    name,
    generators: generators.flatMap((one) => {
      const level = one.levels[index];
      return level === undefined ? [] : [{ name: one.name, level }];
    }),
  }));
  const options = { ...(width === undefined ? {} : { width }), ...(title === false ? { title } : {}) };
  return { name: 'context-over-time', svg: contextOverTimeSvg(shown, options) };
};

/** The comparison as a picture a part; a generator that gave nothing is left out. */
export const comparisonPictures = async (
  generators: ReadonlyArray<AuditedGenerator>,
  plan: Plan,
  choice: PictureChoice,
): Promise<ReadonlyArray<Picture>> => {
  const levels = Math.max(...generators.map((one) => one.levels.length));
  const drawn: Array<Picture> = [];
  for (let level = 0; level < levels; level++) {
    const entries = generators.flatMap(({ name, levels: found, seen }) =>
      found[level] === undefined ? [] : [{ name, level: found[level], seen: seen[level]! }],
    );
    const { targetOverlap, grid } = plan.parts[level] ?? plan.parts[0];
    const svg = await drawSharp(choice, 'comparison', [grid], ({ clip, ...options }) =>
      // Of a video the first time step is drawn.
      comparisonSvg(entries, {
        ...options,
        ...(clip === undefined ? {} : { photograph: clip[0]! }),
        targetOverlap,
      }),
    );
    drawn.push({ name: levels === 1 ? 'comparison' : `comparison-${partName(plan, level)}`, svg });
  }
  const { frames } = plan.parts[0].grid;
  return frames === 1 ? drawn : [...drawn, overTime(generators, plan, choice)];
};
