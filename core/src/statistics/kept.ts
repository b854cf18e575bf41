import type { MaskSet, Tensor } from '../geometry/backend.js';
import type { ByPart } from '../geometry/by-part.js';
import type { FixedLengths, ListLengths } from '../geometry/fixed-lengths.js';
import type { Geometry } from '../geometry/geometry.js';
import type { Part } from '../geometry/part.js';
import type { Grid } from '../grid/grid.js';

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

/** Of each patch, row by row: masks that have it, and what became of it in their lists. */
export interface KeptPatches {
  /** Masks that have the patch; where thinning is counted, those whose lists were too long for all of it. */
  readonly lists: ReadonlyArray<number>;
  /** Of these, how many lists kept it. */
  readonly kept: ReadonlyArray<number>;
  /** How many should have, were every patch of a mask as likely: the sum of entries / n over the lists of n patches. */
  readonly expected: ReadonlyArray<number>;
}

/** Of one part's contexts and targets, on its grid. */
export interface KeptByMask extends MaskSet<KeptPatches> {
  /** Its name; '' for a single unnamed part. */
  readonly name: string;
  /** The patches that are counted. */
  readonly grid: Grid;
}

/** Counts what lists keep: of all masks, or of those whose lists are thinned. */
class Kept {
  readonly #lists: Float64Array;
  readonly #kept: Float64Array;
  readonly #expected: Float64Array;
  readonly #of: 'all' | 'thinned';

  constructor(patches: number, of: 'all' | 'thinned') {
    this.#lists = new Float64Array(patches);
    this.#kept = new Float64Array(patches);
    this.#expected = new Float64Array(patches);
    this.#of = of;
  }

  /** @param entries lists of `length` entries, −1 where they have no patch */
  add({ data: used }: Tensor<Uint8Array>, { data: entries }: Tensor<Int32Array>, length: number): void {
    const patches = this.#lists.length;
    for (let mask = 0; mask * patches < used.length; mask++) {
      const own = used.subarray(mask * patches, (mask + 1) * patches);
      const size = own.reduce((sum, one) => sum + one, 0);
      if (size <= length && this.#of === 'thinned') continue;
      own.forEach((one, patch) => {
        if (one === 0) return;
        this.#lists[patch] = this.#lists[patch]! + 1;
        this.#expected[patch] = this.#expected[patch]! + Math.min(1, length / size);
      });
      for (const patch of entries.subarray(mask * length, (mask + 1) * length)) {
        if (patch >= 0) this.#kept[patch] = this.#kept[patch]! + 1;
      }
    }
  }

  conclude(): KeptPatches {
    return { lists: [...this.#lists], kept: [...this.#kept], expected: [...this.#expected] };
  }
}

/** A batch of one part alone, without its name. */
const aloneOf = (part: Part): Geometry<''> => ({ count: part.count, parts: [{ ...part, name: '' }] });

/** Counts what the lists of one part keep, of contexts and of targets. */
export class KeptOfPart {
  readonly #context: Kept;
  readonly #targets: Kept;

  constructor(patches: number, of: 'all' | 'thinned') {
    this.#context = new Kept(patches, of);
    this.#targets = new Kept(patches, of);
  }

  /**
   * @param whole the part as it was drawn
   * @param listed the part that lists are made of
   */
  add(
    lister: Lister,
    whole: Part,
    listed: Part,
    { context, targets }: Pick<FixedLengths, 'context' | 'targets'>,
  ): void {
    const used = lister.booleans(aloneOf(whole));
    const lists = lister.fixedIndices(aloneOf(listed), { context, targets, pad: -1, offset: 0 });
    this.#context.add(used.context, lists.context, context);
    this.#targets.add(used.targets, lists.targets, targets);
  }

  conclude(): MaskSet<KeptPatches> {
    return { context: this.#context.conclude(), targets: this.#targets.conclude() };
  }
}
