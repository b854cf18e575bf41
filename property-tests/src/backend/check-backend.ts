import type { FixedLengths, Geometry } from '@jepa-masks/core';
import { byPart } from '@jepa-masks/core/geometry';
import { MAX_PATCHES } from '@jepa-masks/core/grid';
import fc from 'fast-check';
import { geometries } from '../geometries.js';
import { agreesOn } from './agreement.js';
import type { BackendUnderTest } from './backend-under-test.js';
import { edges } from './edges.js';
import { leaksNothing } from './memory.js';
import type { LengthsFor } from './output.js';
import { endsInDeviceError, refusesBadLengths, refusesBadMasked } from './refusals.js';
import { type SkippedPart, skippedParts } from './skipped-parts.js';

/** What came of checking a backend. */
export interface BackendResult {
  /** The backend's own name. */
  readonly name: string;
  /** What is known of a backend that holds, in one sentence. */
  readonly proves: string;
  /** Whether everything agreed. */
  readonly holds: boolean;
  /** Generated geometries that were tried, besides those at the edges. */
  readonly runs: number;
  /** What was left out, and why. */
  readonly skipped: ReadonlyArray<SkippedPart>;
  /** Where something did not agree. */
  readonly fall?: {
    /** One sentence. */
    readonly reason: string;
    /** The smallest input found, printed; at the edges, which edge. */
    readonly counterexample: string;
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type Step = readonly [name: string, run: () => Promise<void>];

/** Why the first of the steps that fails does. */
const firstFall = async (steps: ReadonlyArray<Step>): Promise<BackendResult['fall']> => {
  for (const [name, run] of steps) {
    try {
      await run();
    } catch (error) {
      return { reason: reasonOf(error), counterexample: name };
    }
  }
  return undefined;
};

/** Short lists to be filled up and long ones to be thinned, or none at all. */
const fixedLengths: fc.Arbitrary<FixedLengths> = fc.record({
  context: fc.nat(40),
  targets: fc.nat(20),
  pad: fc.constantFrom(-1, 0, 196),
  offset: fc.constantFrom(0, 1, 5),
});

/** The same lengths for all parts, or longer ones the later a part comes. */
const lengthsFor =
  (lengths: FixedLengths, isByPart: boolean): LengthsFor =>
  (geometry) =>
    isByPart
      ? byPart(geometry, (_, index) => ({
          ...lengths,
          context: lengths.context + 3 * index,
          targets: lengths.targets + 2 * index,
        }))
      : lengths;

/** A length that thins most lists beside one that none reaches; a length of 0. */
const edgeLengths: ReadonlyArray<FixedLengths> = [
  { context: 7, targets: 300 },
  { context: 300, targets: 5, pad: 0, offset: 3 },
  { context: 0, targets: 1, pad: 196, offset: 2 },
];

/** How much a backend is tried. */
export interface BackendOptions {
  /** Generated geometries. Default 100. */
  readonly runs?: number;
  /** What they are generated from; the same seed gives the same. Default 1. */
  readonly seed?: number;
  /** Patches a side, at most, of images that are generated; rows and videos have as many patches in all. Default 16. */
  readonly mostSide?: number;
  /** Edges with a larger grid are left out: some devices in software take minutes for them. Default: none is. */
  readonly mostPatches?: number;
  /** Batches that are made and disposed of in search of a leak. Default 1,000. */
  readonly batches?: number;
}

/**
 * Law 7: a backend gives the masks that a geometry says, bit for bit and in every
 * output that it has: of boxes and of patches, on grids of one to three axes, at
 * the edges and for generated geometries, those of every strategy among them. It reads a geometry before it
 * returns and leaves it as it was, keeps nothing of 1,000 batches that were
 * disposed of, and says so in a `DeviceError` if it has no device. What a backend
 * does not give is left out only for a stated reason.
 */
export const checkBackend = async <B, I, F = unknown, A = unknown, P = never>(
  under: BackendUnderTest<B, I, F, A, P>,
  { runs = 100, seed = 1, mostSide = 16, mostPatches = MAX_PATCHES, batches = 1000 }: BackendOptions = {},
): Promise<BackendResult> => {
  let skipped: ReadonlyArray<SkippedPart> = [];
  const outcome = (tried: number, fall: BackendResult['fall']): BackendResult => ({
    name: under.backend.name,
    proves: 'masks are those that the geometry says, by boxes or patches; it is left as it was',
    holds: fall === undefined,
    runs: tried,
    skipped,
    ...(fall === undefined ? {} : { fall }),
  });
  const fall = await firstFall([
    [
      'parts',
      async () => {
        skipped = skippedParts(under);
      },
    ],
    ...edges().flatMap(([name, geometries], at): ReadonlyArray<Step> => {
      if (geometries.some(({ parts }) => parts.some(({ grid }) => grid.patches > mostPatches))) return [];
      const lengths = edgeLengths[at % edgeLengths.length]!;
      return [
        [
          `${name}, lengths ${JSON.stringify(lengths)}`,
          () => agreesOn(under, geometries, lengthsFor(lengths, at % 2 === 1)),
        ],
      ];
    }),
    ['bad lengths', () => refusesBadLengths(under)],
    ['bad words for what is masked', () => refusesBadMasked(under)],
    ['memory', () => leaksNothing(under, batches)],
    ['missing device', () => endsInDeviceError('missing', under.missingDevice)],
  ]);
  if (fall !== undefined) return outcome(0, fall);
  const property = fc.asyncProperty(
    geometries(mostSide),
    fixedLengths,
    fc.boolean(),
    async (geometry: Geometry, lengths: FixedLengths, isByPart: boolean) =>
      agreesOn(under, [geometry], lengthsFor(lengths, isByPart)),
  );
  const details = await fc.check(property, { numRuns: runs, seed });
  if (details.failed) {
    const counterexample = fc.stringify(details.counterexample);
    return outcome(details.numRuns, { reason: reasonOf(details.errorInstance), counterexample });
  }
  // Last, because nothing works after it.
  const lost = await firstFall([['lost device', () => endsInDeviceError('lost', under.lostDevice)]]);
  return outcome(details.numRuns, lost);
};
