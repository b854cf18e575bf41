import type { Plan } from '@jepa-masks/core';
import { comparisonSvg } from '@jepa-masks/render';
import type { PictureChoice } from '../picture-options.js';
import { drawSharp, type Picture } from '../pictures.js';
import type { AuditedGenerator } from './audited.js';

/** The comparison as a picture a level; a generator that gave nothing is left out. */
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
    const { targetOverlap } = plan.levels[level] ?? plan.levels[0]!;
    const svg = await drawSharp(choice, 'comparison', plan.grid, (options) =>
      comparisonSvg(entries, { ...options, targetOverlap }),
    );
    drawn.push({ name: levels === 1 ? 'comparison' : `comparison-level-${level}`, svg });
  }
  return drawn;
};
