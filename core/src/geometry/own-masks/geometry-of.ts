import { collect } from '../../config/collect.js';
import { type Either, left, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Geometry } from '../geometry.js';
import { MOST_ERRORS, makePart } from './make-part.js';
import type { OwnBatch, OwnMasks, OwnParts } from './own-masks.js';
import { readOwnBatch } from './read-batch.js';

/**
 * Masks of one's own as a geometry, which every backend paints, lists and joins
 * like those of a plan. They are checked as a plan's are by construction: inside
 * the grid, targets apart unless they may overlap, contexts apart from targets
 * and not empty.
 *
 * What `writeGeometryJson` of `@jepa-masks/export` wrote, parsed, is such a batch.
 *
 * @returns the geometry, or what is wrong, by sample and mask: the first twenty errors
 *
 * @example
 * ```ts
 * import { geometryOf, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const grid = { rows: 4, columns: 4 };
 * const context = { top: 0, left: 0, height: 4, width: 2 };
 * const targets = [{ top: 1, left: 1, height: 2, width: 2 }];
 * const blocks = unwrap(geometryOf({ grid, samples: [{ context, targets }] }));
 * console.log(cpu.indices(blocks).context.indices.join(' ')); // 0 1 4 8 12 13
 *
 * const patches = unwrap(geometryOf({ grid, samples: [{ context: [0, 5, 10], targets: [[1], [15, 3]] }] }));
 * console.log(cpu.indices(patches).targets.indices.join(' ')); // 1 3 15
 * ```
 */
export const geometryOf = <S extends OwnMasks | Readonly<Record<string, OwnMasks>>>(
  batch: OwnBatch<S>,
): Either<ConfigErrors, Geometry<OwnParts<S>>> => {
  const read = readOwnBatch(batch);
  if (read._tag === 'Left') return read;
  const parts = collect(read.right.parts.map((part, index) => makePart(part, index, read.right)));
  if (parts._tag === 'Right') {
    // The names that were found in the samples are those that their type says.
    return right({ count: batch.samples.length, parts: parts.right } as unknown as Geometry<OwnParts<S>>);
  }
  const [first, ...rest] = parts.left.slice(0, MOST_ERRORS);
  return left([first!, ...rest]);
};
