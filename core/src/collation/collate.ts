import { checkCount } from '../config/check-count.js';
import { recordOf } from '../config/damage.js';
import { type Either, isLeft, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, refuseIfAny } from '../config/errors.js';
import { refuseValue } from '../config/refuse-value.js';
import { type ByPart, byName } from '../geometry/by-part.js';
import { checkLengths, type FixedLengths, type ListLengths } from '../geometry/fixed-lengths.js';
import type { Geometry } from '../geometry/geometry.js';
import type { Part } from '../geometry/part.js';
import { patchCounts } from '../geometry/patch-counts.js';
import { requireGeometry } from '../geometry/require-geometry.js';
import { MAX_PATCHES } from '../grid/grid.js';
import { cutToPrefix } from './cut-to-prefix.js';
import { type CollatedPart, effectOf, lengthOf, type Policy } from './policy.js';

/** How a batch is collated. */
export interface Collation<P extends string = string> extends Pick<FixedLengths, 'offset' | 'pad'> {
  /** Which length lists come to, and how. */
  readonly policy: Policy;
  /**
   * Of `pad` and `prefix` the most that a list may have; of `subsample` what every
   * list gets; of `fixed` what every mask must have. `bucket` takes none.
   */
  readonly lengths?: ListLengths<P>;
  /** What the lengths of `bucket` are a multiple of, 1 to 65,536. Default 16. */
  readonly multiple?: number;
}

/** A batch that lists of one length can be made of. */
export interface Collated<P extends string = string> {
  /** What backends list: the geometry as it was, but for `prefix`, which cuts its masks. */
  readonly geometry: Geometry<P>;
  /** For `fixedIndices` and the other outputs of a fixed length. */
  readonly lengths: ByPart<P, FixedLengths>;
  /** What became of the lists, by part. */
  readonly effects: ByPart<P, CollatedPart['effects']>;
}

const DEFAULT_MULTIPLE = 16;

type Asked = Partial<FixedLengths>;

const collatePart = (
  part: Part,
  { policy, pad, offset, multiple = DEFAULT_MULTIPLE }: Collation,
  asked: Asked,
): CollatedPart => {
  const counts = patchCounts(part);
  const length = (role: 'context' | 'targets'): number =>
    lengthOf[policy]({ counts: counts[role], asked: asked[role], multiple });
  const lengths = { context: length('context'), targets: length('targets') };
  return {
    lengths: { ...lengths, pad: pad ?? asked.pad ?? -1, offset: offset ?? asked.offset ?? 0 },
    effects: {
      context: effectOf(counts.context, lengths.context),
      targets: effectOf(counts.targets, lengths.targets),
    },
  };
};

/** Every mask, the first of each role and part, whose number of patches is not the one that is fixed. */
const unequal = (part: Part, { context, targets }: FixedLengths): ReadonlyArray<ConfigError> => {
  const counts = patchCounts(part);
  return (['context', 'targets'] as const).flatMap((role) => {
    const length = role === 'context' ? context : targets;
    const masks = role === 'context' ? part.contexts : part.targets;
    const at = counts[role].findIndex((count) => count !== length);
    if (at < 0) return [];
    const accepted = `${length} patches in every mask, or another policy`;
    const where = `${role} ${at % masks} of sample ${Math.floor(at / masks)}`;
    const message = `has ${counts[role][at]} patches in ${where}; give ${accepted}: subsample, bucket or pad`;
    return [
      {
        code: 'out_of_range',
        path: [part.name, role].filter((one) => one !== ''),
        given: counts[role][at],
        accepted,
        message,
      },
    ];
  });
};

const check = ({ policy, lengths, multiple = 1 }: Collation): ReadonlyArray<ConfigError> => [
  ...(Object.hasOwn(lengthOf, policy)
    ? []
    : [
        refuseValue(
          ['policy'],
          policy,
          Object.keys(lengthOf)
            .map((one) => `'${one}'`)
            .join(' or '),
        ),
      ]),
  ...checkCount(['multiple'], multiple, 1, MAX_PATCHES),
  ...(policy === 'bucket' && lengths !== undefined
    ? [refuseValue(['lengths'], lengths, 'none with bucket: its lengths follow from the batch and multiple')]
    : []),
];

/**
 * Brings the masks of a batch to lists of one length, by a policy:
 *
 * - `pad`: the longest list, or a bound; shorter lists are padded, longer ones thinned
 * - `bucket`: the longest list, rounded up to a multiple, so that few shapes are compiled
 * - `subsample`: the shortest list, or a length asked for; longer ones are thinned, every patch as likely to stay
 * - `fixed`: every mask has exactly so many patches, or it is refused
 * - `prefix`: the shortest list, longer ones cut off at their end, as the collators of
 *   I-JEPA and V-JEPA do. **Biased**: patches of the bottom rows, or late frames, are nearly always cut
 *
 * What a sample's list holds depends on the other samples by the one length alone, which `effects` tells.
 *
 * @returns the geometry and lengths for a backend's `fixedIndices`; or what is wrong with the request, or the mask that is not as long as `fixed` says
 *
 * @example
 * ```ts
 * import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
 * import { collate } from '@jepa-masks/core/collation';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const batch = sampleBatch(unwrap(multiBlock.plan({})), { seed: 42, count: 64 });
 * const { geometry, lengths, effects } = unwrap(collate(batch, { policy: 'bucket', multiple: 16 }));
 *
 * console.log(cpu.fixedIndices(geometry, lengths).context.shape); // [ 64, 80 ]
 * console.log(effects.context.padding.toFixed(2), effects.context.dropped); // 0.34 0
 * ```
 */
export const collate = <P extends string>(
  geometry: Geometry<P>,
  collation: Collation<P>,
): Either<ConfigErrors, Collated<P>> => {
  requireGeometry(geometry);
  const refused = refuseIfAny(check((recordOf(collation) ?? {}) as unknown as Collation));
  if (isLeft(refused)) return refused;
  const { parts } = geometry;
  const { policy, lengths } = collation;
  const asked = lengths === undefined ? right(parts.map(() => ({}))) : checkLengths(geometry, lengths);
  if (isLeft(asked)) return asked;
  const made = parts.map((part, index) =>
    collatePart(part, collation, (asked.right as ReadonlyArray<Asked>)[index]!),
  );
  if (policy === 'fixed') {
    const wrong = refuseIfAny(parts.flatMap((part, index) => unequal(part, made[index]!.lengths)));
    if (isLeft(wrong)) return left(wrong.left);
  }
  const cut =
    policy === 'prefix' ? parts.map((part, index) => cutToPrefix(part, made[index]!.lengths)) : parts;
  return right({
    geometry: { count: geometry.count, parts: cut as unknown as Geometry<P>['parts'] },
    lengths: byName(parts, (_, index) => made[index]!.lengths) as ByPart<P, FixedLengths>,
    effects: byName(parts, (_, index) => made[index]!.effects) as ByPart<P, CollatedPart['effects']>,
  });
};
