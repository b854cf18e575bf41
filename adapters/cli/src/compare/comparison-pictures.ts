import { comparisonSvg } from '@jepa-masks/render';
import type { Picture } from '../pictures.js';
import type { AuditedGenerator } from './audited.js';

/** The comparison as a picture a level; a generator that gave nothing is left out. */
export const comparisonPictures = (generators: ReadonlyArray<AuditedGenerator>): ReadonlyArray<Picture> => {
  const levels = Math.max(...generators.map((one) => one.levels.length));
  return Array.from({ length: levels }, (_, level) => ({
    name: levels === 1 ? 'comparison' : `comparison-level-${level}`,
    svg: comparisonSvg(
      generators.flatMap(({ name, levels: found, seen }) =>
        found[level] === undefined ? [] : [{ name, level: found[level], seen: seen[level]! }],
      ),
    ),
  }));
};
