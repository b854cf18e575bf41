import { unwrap } from '../config/errors.js';
import type { MaskSet, Tensor } from '../geometry/backend.js';
import type { ByPart } from '../geometry/by-part.js';
import { checkLengths, type ListLengths } from '../geometry/fixed-lengths.js';
import type { Geometry } from '../geometry/geometry.js';
import type { Grid } from '../grid/grid.js';
import type { Plan } from '../plan/plan.js';
import { type CountedRequest, drawChunks } from './draw-chunks.js';

/** What makes booleans and lists: the CPU backend. */
export interface Lister {
  /** One byte a patch. */
  booleans<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<Tensor<Uint8Array>>>;
  /** As many patches for every mask. */
  fixedIndices<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<Tensor<Int32Array>>>;
}

/** Of each patch, row by row: lists that were longer than asked for, and what became of the patch in them. */
export interface KeptPatches {
  /** Thinned lists that the patch was in. */
  readonly lists: ReadonlyArray<number>;
  /** Of these, how many kept it. */
  readonly kept: ReadonlyArray<number>;
  /** How many should have: the sum of length / n over those lists. `kept` comes near it where thinning is fair. */
  readonly expected: ReadonlyArray<number>;
}

/** Of one part's contexts and targets, on its grid. */
export interface KeptByMask extends MaskSet<KeptPatches> {
  /** Its name; '' for a single unnamed part. */
  readonly name: string;
  /** The patches that are counted. */
  readonly grid: Grid;
}

/** How lists of a plan's samples were thinned. */
export interface ThinningStatistics {
  /** Samples seen. */
  readonly samples: number;
  /** Of contexts and of targets, one a part. */
  readonly parts: ReadonlyArray<KeptByMask>;
}

/** Samples listed at a time. */
const CHUNK = 256;

class Kept {
  readonly #lists: Float64Array;
  readonly #kept: Float64Array;
  readonly #expected: Float64Array;

  constructor(patches: number) {
    this.#lists = new Float64Array(patches);
    this.#kept = new Float64Array(patches);
    this.#expected = new Float64Array(patches);
  }

  add({ data: used }: Tensor<Uint8Array>, { data: entries }: Tensor<Int32Array>, length: number): void {
    const patches = this.#lists.length;
    for (let mask = 0; mask * patches < used.length; mask++) {
      const own = used.subarray(mask * patches, (mask + 1) * patches);
      const size = own.reduce((sum, one) => sum + one, 0);
      if (size <= length) continue;
      own.forEach((one, patch) => {
        if (one === 0) return;
        this.#lists[patch] = this.#lists[patch]! + 1;
        this.#expected[patch] = this.#expected[patch]! + length / size;
      });
      for (const patch of entries.subarray(mask * length, (mask + 1) * length)) {
        this.#kept[patch] = this.#kept[patch]! + 1;
      }
    }
  }

  conclude(): KeptPatches {
    return { lists: [...this.#lists], kept: [...this.#kept], expected: [...this.#expected] };
  }
}

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
  const counts = plan.parts.map(({ grid }) => ({
    context: new Kept(grid.patches),
    targets: new Kept(grid.patches),
  }));
  for (let done = 0; done < count; done += CHUNK) {
    const chunk = Math.min(CHUNK, count - done);
    const { parts } = draw(done, done + chunk);
    parts.forEach((part, index) => {
      const own: Geometry<''> = { count: chunk, parts: [{ ...part, name: '' }] };
      const { context, targets } = lengthsOfParts[index]!;
      const used = lister.booleans(own);
      const listed = lister.fixedIndices(own, { context, targets });
      counts[index]!.context.add(used.context, listed.context, context);
      counts[index]!.targets.add(used.targets, listed.targets, targets);
    });
  }
  return {
    samples: count,
    parts: counts.map(({ context, targets }, index) => ({
      name: plan.parts[index]!.name,
      grid: plan.parts[index]!.grid,
      context: context.conclude(),
      targets: targets.conclude(),
    })),
  };
};
