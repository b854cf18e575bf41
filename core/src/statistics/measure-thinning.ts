import { unwrap } from '../config/errors.js';
import { checkLengths, type ListLengths } from '../geometry/fixed-lengths.js';
import type { Plan } from '../plan/plan.js';
import { type CountedRequest, drawChunks } from './draw-chunks.js';
import { type KeptByMask, KeptOfPart, type Lister } from './kept.js';

/** How lists of a plan's samples were thinned. */
export interface ThinningStatistics {
  /** Samples seen. */
  readonly samples: number;
  /** Of contexts and of targets, one a part. */
  readonly parts: ReadonlyArray<KeptByMask>;
}

/** Samples listed at a time. */
const CHUNK = 256;

/**
 * Draws samples, lists their masks at a fixed length and counts how often each
 * patch survives where lists are too long, holding only a few samples at a time.
 *
 * @param lister what makes the lists: `cpu` of `@jepa-masks/cpu`
 * @param lengths as `fixedIndices` takes them; `pad` and `offset` are not read
 * @param request as `sampleBatch` takes it, with `scores` too, or `sampleWithin` with `present` where patches are absent
 * @throws InvalidConfigError if request or lengths are malformed
 *
 * @example
 * ```ts
 * import { multiBlock, unwrap } from '@jepa-masks/core';
 * import { measureThinning } from '@jepa-masks/core/statistics';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const plan = unwrap(multiBlock.plan({}));
 * const { parts } = measureThinning(plan, cpu, { context: 24, targets: 30 }, { seed: 1, count: 10_000 });
 * const { kept, expected } = parts[0]!.context;
 *
 * // The first patch of all, and the last.
 * console.log([0, 195].map((patch) => (kept[patch]! / expected[patch]!).toFixed(1)).join(' ')); // 1.0 1.0
 * ```
 */
export const measureThinning = <P extends string>(
  plan: Plan<P>,
  lister: Lister,
  lengths: ListLengths<P>,
  request: CountedRequest<P>,
): ThinningStatistics => {
  const draw = drawChunks(plan, request);
  const { count } = request;
  const lengthsOfParts = unwrap(checkLengths(plan, lengths));
  const counted = plan.parts.map(({ grid }) => new KeptOfPart(grid.patches, 'thinned'));
  for (let done = 0; done < count; done += CHUNK) {
    const { parts } = draw(done, Math.min(count, done + CHUNK));
    parts.forEach((part, index) => {
      counted[index]!.add(lister, part, part, lengthsOfParts[index]!);
    });
  }
  return {
    samples: count,
    parts: counted.map((kept, index) => {
      const { name, grid } = plan.parts[index]!;
      return { name, grid, ...kept.conclude() };
    }),
  };
};
