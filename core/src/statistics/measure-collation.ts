import { type Collation, collate } from '../collation/collate.js';
import type { Effect, Policy } from '../collation/policy.js';
import { checkCount } from '../config/check-count.js';
import { refuseIfAny, unwrap } from '../config/errors.js';
import type { MaskSet } from '../geometry/backend.js';
import { ofPart } from '../geometry/by-part.js';
import { MAX_BATCH } from '../keys/sample-request.js';
import type { Plan } from '../plan/plan.js';
import { type CountedRequest, drawChunks } from './draw-chunks.js';
import { type KeptByMask, KeptOfPart, type KeptPatches, type Lister } from './kept.js';

/** What a policy does to the lists of one part. */
export interface CollatedLists extends KeptByMask {
  /** Of contexts and of targets: the mean length, and the shares that are padding, or in no list, over all batches. */
  readonly effects: MaskSet<Effect>;
}

/** What a policy does to the lists of a plan's batches. */
export interface CollationStatistics {
  /** How lists come to one length. */
  readonly policy: Policy;
  /** Samples seen. */
  readonly samples: number;
  /** Samples of a batch; the last may have fewer. */
  readonly batchSize: number;
  /** By part. */
  readonly parts: ReadonlyArray<CollatedLists>;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const sumOf = (counts: ReadonlyArray<number>): number => counts.reduce((sum, one) => sum + one, 0);

/** Lengths and entries of one role of one part, over batches. */
class Lengths {
  #batches = 0;
  #lengths = 0;
  #entries = 0;

  /** @param masks lists of that length in a batch */
  add(length: number, masks: number): void {
    this.#batches += 1;
    this.#lengths += length;
    this.#entries += length * masks;
  }

  /** @param kept what all these lists kept */
  conclude({ lists, kept }: KeptPatches): Effect {
    const [patches, listed] = [sumOf(lists), sumOf(kept)];
    return {
      length: share(this.#lengths, this.#batches),
      padding: share(this.#entries - listed, this.#entries),
      dropped: share(patches - listed, patches),
    };
  }
}

/**
 * Draws samples, collates them batch by batch and counts how often each patch of a
 * mask is in its list: alike for all where a policy is fair, less toward the bottom
 * where lists are cut off at their end.
 *
 * @param lister what makes the lists: `cpu` of `@jepa-masks/cpu`
 * @param collation as `collate` takes it; `pad` and `offset` are not read
 * @param batchSize samples of a batch, 1 or more, one after another of the request's
 * @throws InvalidConfigError if an argument is malformed, or the policy refuses a batch
 *
 * @example
 * ```ts
 * import { multiBlock, unwrap } from '@jepa-masks/core';
 * import { measureCollation } from '@jepa-masks/core/statistics';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const plan = unwrap(multiBlock.plan({}));
 * const { parts } = measureCollation(plan, cpu, { policy: 'prefix' }, { seed: 1, count: 4096 }, 64);
 * const { lists, kept } = parts[0]!.context;
 *
 * // The first row's middle, and the last row's.
 * console.log([7, 189].map((patch) => (kept[patch]! / lists[patch]!).toFixed(1)).join(' ')); // 1.0 0.0
 * ```
 */
export const measureCollation = <P extends string>(
  plan: Plan<P>,
  lister: Lister,
  collation: Collation<P>,
  request: CountedRequest<P>,
  batchSize: number,
): CollationStatistics => {
  unwrap(refuseIfAny(checkCount(['batchSize'], batchSize, 1, MAX_BATCH)));
  const draw = drawChunks(plan, request);
  const { count } = request;
  const counted = plan.parts.map(({ grid }) => ({
    kept: new KeptOfPart(grid.patches, 'all'),
    context: new Lengths(),
    targets: new Lengths(),
  }));
  // An empty request is a batch as well: a collation that is none is refused even so.
  for (let done = 0; done === 0 || done < count; done += batchSize) {
    const whole = draw(done, Math.min(count, done + batchSize));
    const { geometry, lengths } = unwrap(collate(whole, collation));
    whole.parts.forEach((part, index) => {
      const own = ofPart(whole.parts, lengths, index);
      const { kept, context, targets } = counted[index]!;
      kept.add(lister, part, geometry.parts[index]!, own);
      context.add(own.context, part.count * part.contexts);
      targets.add(own.targets, part.count * part.targets);
    });
  }
  return {
    policy: collation.policy,
    samples: count,
    batchSize,
    parts: counted.map(({ kept, ...lengths }, index) => {
      const { name, grid } = plan.parts[index]!;
      const { context, targets } = kept.conclude();
      const effects = {
        context: lengths.context.conclude(context),
        targets: lengths.targets.conclude(targets),
      };
      return { name, grid, context, targets, effects };
    }),
  };
};
