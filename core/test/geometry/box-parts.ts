import fc from 'fast-check';
import { type Block, type BoxPart, blocksOf, type Grid, gridOf } from '../../src/index.js';

/** Rows of tokens, images and videos that can be gone through patch by patch. */
export const grids: fc.Arbitrary<Grid> = fc.oneof(
  fc.integer({ min: 1, max: 80 }).map((columns) => gridOf({ columns })),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .map(([rows, columns]) => gridOf({ rows, columns })),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .map(([frames, rows, columns]) => gridOf({ frames, rows, columns })),
);

/** The sides of a grid: frames, rows and columns, as far as it has them. */
const sidesOf = ({ axes, frames, rows, columns }: Grid): ReadonlyArray<number> =>
  [frames, rows, columns].slice(3 - axes);

/** A box of a grid as its integers: starts, then lengths. */
const boxesOn = (grid: Grid): fc.Arbitrary<ReadonlyArray<number>> =>
  fc
    .tuple(...sidesOf(grid).map((side) => fc.tuple(fc.nat(side - 1), fc.nat(side - 1))))
    .map((ends) => [
      ...ends.map(([one, other]) => Math.min(one, other)),
      ...ends.map(([one, other]) => Math.abs(one - other) + 1),
    ]);

/** Parts whose boxes lie anywhere, on each other too. */
export const boxParts: fc.Arbitrary<BoxPart<''>> = fc
  .record({
    grid: grids,
    count: fc.nat(2),
    contexts: fc.integer({ min: 1, max: 2 }),
    targets: fc.integer({ min: 1, max: 3 }),
    boxesPerTarget: fc.integer({ min: 1, max: 3 }),
  })
  .chain((shape) => {
    const length = shape.count * (shape.contexts + shape.targets * shape.boxesPerTarget);
    return fc.array(boxesOn(shape.grid), { minLength: length, maxLength: length }).map((boxes) => ({
      ...shape,
      name: '',
      masks: 'boxes',
      boxes: Int32Array.from(boxes.flat()),
      phases: new Uint32Array(shape.count),
    }));
  });

/** The patches of a block, by the definition. */
const patchesOf = (
  { start = 0, top, left, duration = 1, height, width }: Block,
  { rows, columns }: Grid,
): ReadonlyArray<number> => {
  const patches: Array<number> = [];
  for (let frame = start; frame < start + duration; frame++) {
    for (let row = top; row < top + height; row++) {
      for (let column = left; column < left + width; column++) {
        patches.push((frame * rows + row) * columns + column);
      }
    }
  }
  return patches;
};

/** One sample's masks as sets of patches. */
export interface Sets {
  readonly contexts: ReadonlyArray<ReadonlySet<number>>;
  readonly targets: ReadonlyArray<ReadonlySet<number>>;
}

/** The masks of every sample by the definition: a target is the union of its boxes, a context its box less all targets. */
export const setsOf = (part: BoxPart): ReadonlyArray<Sets> =>
  Array.from({ length: part.count }, (_, sample) => {
    const { contexts, targets: boxes } = blocksOf(part, sample);
    const { boxesPerTarget, grid } = part;
    const targets = Array.from(
      { length: part.targets },
      (__, target) =>
        new Set(
          boxes
            .slice(target * boxesPerTarget, (target + 1) * boxesPerTarget)
            .flatMap((block) => patchesOf(block, grid)),
        ),
    );
    const isFree = (patch: number): boolean => !targets.some((target) => target.has(patch));
    return {
      contexts: contexts.map((block) => new Set(patchesOf(block, grid).filter(isFree))),
      targets,
    };
  });
