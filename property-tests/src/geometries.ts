import { type Geometry, type Grid, gridOf, type Part, sampleBatch } from '@jepa-masks/core';
import { boxesPerSample, type MaskKind, type PartShape, wordsPerMask } from '@jepa-masks/core/geometry';
import fc from 'fast-check';
import { plans } from './configurations.js';
import { requests } from './requests.js';

const WORD = 0xffff_ffff;

const sides = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: Math.max(1, most) });

/** Grids of one, two and three axes, of at most about `mostSide`² patches. */
export const grids = (mostSide: number): fc.Arbitrary<Grid> => {
  const ofCube = Math.ceil(mostSide ** (2 / 3));
  return fc
    .oneof(
      fc.record({ columns: sides(mostSide * mostSide) }),
      fc.record({ rows: sides(mostSide), columns: sides(mostSide) }),
      fc.record({ frames: sides(ofCube), rows: sides(ofCube), columns: sides(ofCube) }),
    )
    .map(gridOf);
};

/** Words of any bits, whole and empty ones more often than by chance. */
const words = (length: number): fc.Arbitrary<Uint32Array> =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.nat(WORD) }, fc.constantFrom(0, WORD)), {
      minLength: length,
      maxLength: length,
    })
    .map((all) => Uint32Array.from(all));

/** Boxes anywhere in a grid, each as its starts and its lengths. */
const boxes = ({ axes, frames, rows, columns }: Grid, count: number): fc.Arbitrary<Int32Array> => {
  const lengths = [frames, rows, columns].slice(3 - axes);
  const extent = (side: number): fc.Arbitrary<readonly [start: number, length: number]> =>
    fc.tuple(fc.nat(side - 1), fc.nat(side - 1)).map(([start, more]) => [start, 1 + (more % (side - start))]);
  const box = fc
    .tuple(...lengths.map(extent))
    .map((extents) => [...extents.map(([start]) => start), ...extents.map(([, length]) => length)]);
  return fc.array(box, { minLength: count, maxLength: count }).map((all) => Int32Array.from(all.flat()));
};

/** Without bits past the patches of each sample. */
const trimmed = (all: Uint32Array, masks: number, patchesOf: ReadonlyArray<number>): Uint32Array => {
  const length = patchesOf.length === 0 ? 0 : all.length / (masks * patchesOf.length);
  return all.map((word, at) => {
    const patches = patchesOf[Math.floor(at / (length * masks))]!;
    const kept = Math.min(32, Math.max(0, patches - 32 * (at % length)));
    return kept === 0 ? 0 : word & (WORD << (32 - kept));
  });
};

/** Words of patches that are there, of each sample's own: all, none, or any. */
const presences = (length: number, patchesOf: ReadonlyArray<number>): fc.Arbitrary<Uint32Array> =>
  words(length * patchesOf.length).map((all) => trimmed(all, 1, patchesOf));

/** Grids of one's own for samples, each of at most so many patches. */
const ownGrids = (count: number, patches: number): fc.Arbitrary<ReadonlyArray<Grid>> => {
  const own = fc.tuple(fc.nat(), fc.nat(), fc.boolean()).map(([some, others, isRow]) => {
    const rows = 1 + (some % patches);
    const columns = 1 + (others % Math.floor(patches / rows));
    return gridOf(isRow ? { columns: rows } : { rows, columns });
  });
  return fc.array(own, { minLength: count, maxLength: count });
};

/** Parts of boxes or patches that no plan need give: masks may be empty, share patches and reach anywhere. */
export const partsOn = <P extends string>(
  shape: PartShape<P>,
  count: number,
  hasOwnGrids = false,
  isPresenceSaid = false,
): fc.Arbitrary<Part<P>> => {
  const { masks, grid, contexts, targets } = shape;
  const phases = fc
    .array(fc.nat(WORD), { minLength: count, maxLength: count })
    .map((all) => Uint32Array.from(all));
  if (masks === 'boxes') {
    return fc
      .tuple(boxes(grid, count * boxesPerSample(shape)), phases)
      .map(([boxes, phases]) => ({ ...shape, masks, count, boxes, phases }));
  }
  const all = count * (contexts + targets);
  return fc
    .tuple(
      words(all * wordsPerMask(grid.patches)),
      phases,
      hasOwnGrids ? ownGrids(count, grid.patches) : fc.constant(undefined),
    )
    .chain(([words, phases, own]) => {
      const patchesOf = Array.from({ length: count }, (_, sample) => (own?.[sample] ?? grid).patches);
      const length = wordsPerMask(grid.patches);
      const there = isPresenceSaid ? presences(length, patchesOf) : fc.constant(undefined);
      return there.map((present) => {
        const inGrids = trimmed(words, contexts + targets, patchesOf);
        const ofSample = (at: number): number =>
          Math.floor(at / (length * (contexts + targets))) * length + (at % length);
        return {
          ...shape,
          masks,
          count,
          words: present === undefined ? inGrids : inGrids.map((word, at) => word & present[ofSample(at)]!),
          phases,
          ...(own === undefined ? {} : { grids: own }),
          ...(present === undefined ? {} : { present }),
        };
      });
    });
};

/** Names in an order that is neither the alphabet's nor that in which an object has them. */
const NAMES = ['level_1', 'text', '10', 'level_0', '2', 'image'];

/** Nothing that has no name, or one to three parts that do. */
const names: fc.Arbitrary<ReadonlyArray<string>> = fc.oneof(
  fc.constant(['']),
  fc
    .integer({ min: 1, max: 3 })
    .chain((most) => fc.nat(NAMES.length - most).map((from) => NAMES.slice(from, from + most))),
);

const shapes = (name: string, mostSide: number): fc.Arbitrary<PartShape> =>
  fc
    .record({
      masks: fc.constantFrom<MaskKind>('boxes', 'patches'),
      grid: grids(mostSide),
      contexts: fc.integer({ min: 1, max: 3 }),
      targets: fc.integer({ min: 1, max: 4 }),
      boxesPerTarget: fc.constantFrom(1, 2, 3, 8),
    })
    .map((shape) => ({ ...shape, name, boxesPerTarget: shape.masks === 'boxes' ? shape.boxesPerTarget : 0 }));

/** Geometries of parts of every kind, each with a grid, contexts and targets of its own. */
export const geometriesOfParts = (mostSide: number): fc.Arbitrary<Geometry> =>
  fc
    .tuple(names, fc.nat(4))
    .chain(([all, count]) =>
      fc
        .tuple(
          ...all.map((name) =>
            fc
              .tuple(shapes(name, mostSide), fc.boolean(), fc.boolean())
              .chain(([shape, hasOwnGrids, isPresenceSaid]) =>
                partsOn(shape, count, hasOwnGrids && shape.grid.axes === 1, isPresenceSaid),
              ),
          ),
        )
        .map((parts) => ({ count, parts: parts as unknown as Geometry['parts'] })),
    );

/** Geometries drawn from plans of every strategy, empty batches among them. */
const geometriesOfPlans = (mostSide: number): fc.Arbitrary<Geometry> =>
  fc
    .tuple(plans(mostSide), requests(5), fc.boolean())
    .map(([plan, request, empty]) => sampleBatch(plan, empty ? { ...request, count: 0 } : request));

/** Geometries of every kind: of plans, and of boxes and patches on grids of one to three axes that no plan gives. */
export const geometries = (mostSide: number): fc.Arbitrary<Geometry> =>
  fc.oneof(geometriesOfPlans(mostSide), geometriesOfParts(mostSide));
