import {
  type Geometry,
  type Grid,
  gridOf,
  type Part,
  sampleBatch,
  strategies,
  unwrap,
} from '@jepa-masks/core';
import { type PartShape, patchWords } from '@jepa-masks/core/geometry';
import fc from 'fast-check';
import { partsOn } from '../geometries.js';

/** Geometries that are alive together, by what is particular about them. */
export type Edge = readonly [name: string, geometries: ReadonlyArray<Geometry>];

const whole = (part: Part): Geometry => ({ count: part.count, parts: [part] });

/** One sample of boxes that no plan gives: the context, then the targets, each of one box. */
const byHand = (grid: Grid, boxes: ReadonlyArray<ReadonlyArray<number>>): Geometry =>
  whole({
    name: '',
    masks: 'boxes',
    grid,
    contexts: 1,
    targets: boxes.length - 1,
    boxesPerTarget: 1,
    count: 1,
    boxes: Int32Array.from(boxes.flat()),
    phases: Uint32Array.of(0xdeadbeef),
  });

/** The same masks, each said by its patches. */
const asPatches = ({ count, parts: [first, ...rest] }: Geometry): Geometry => {
  const said = (part: Part): Part => {
    if (part.masks === 'patches') return part;
    const { boxes, ...shape } = part;
    return { ...shape, masks: 'patches', boxesPerTarget: 0, words: patchWords(part) };
  };
  return { count, parts: [said(first), ...rest.map(said)] };
};

/** Masks of a shape, anywhere: the same each time. */
const anywhere = (
  shape: Partial<PartShape>,
  grid: Grid,
  count: number,
  hasOwnGrids = false,
  isPresenceSaid = false,
): Part => {
  const part = {
    name: '',
    masks: 'boxes',
    contexts: 1,
    targets: 3,
    boxesPerTarget: 1,
    grid,
    ...shape,
  } as const;
  return fc.sample(partsOn(part, count, hasOwnGrids, isPresenceSaid), { numRuns: 1, seed: 1 })[0]!;
};

const boxesOn = (grid: Grid, count: number): Geometry => whole(anywhere({}, grid, count));

const patchesOn = (grid: Grid, count: number): Geometry =>
  whole(anywhere({ masks: 'patches', boxesPerTarget: 0 }, grid, count));

/** A context of all patches, and targets without one. */
const nothingToPredict = (): Geometry => {
  const part = anywhere(
    { masks: 'patches', boxesPerTarget: 0, targets: 2 },
    gridOf({ rows: 4, columns: 8 }),
    1,
  );
  return whole({ ...part, words: Uint32Array.of(0xffff_ffff, 0, 0) } as Part);
};

/** Masks without a patch, then masks of all. */
const emptyAndFull = (): Geometry => {
  const part = anywhere(
    { masks: 'patches', boxesPerTarget: 0, targets: 1 },
    gridOf({ rows: 5, columns: 13 }),
    2,
  );
  // 65 patches: two words and a bit.
  return whole({
    ...part,
    words: Uint32Array.of(0, 0, 0, 0, 0, 0, -1, -1, 2 ** 31, -1, -1, 2 ** 31),
  } as Part);
};

const VIDEO = gridOf({ frames: 16, rows: 14, columns: 14 });

/** Parts of either kind, on grids of one to three axes, with contexts and targets of their own. */
export const unlikeParts = (count: number): Geometry => ({
  count,
  parts: [
    anywhere(
      { name: 'video', contexts: 2, targets: 2, boxesPerTarget: 3 },
      gridOf({ frames: 4, rows: 5, columns: 6 }),
      count,
    ),
    anywhere(
      { name: 'image', masks: 'patches', targets: 4, boxesPerTarget: 0 },
      gridOf({ rows: 9, columns: 7 }),
      count,
    ),
    anywhere({ name: 'audio', contexts: 3, targets: 1 }, gridOf({ columns: 33 }), count),
  ],
});

/** Small batches of every kind. */
export const smallGeometries = (): ReadonlyArray<Geometry> => {
  const grid = gridOf({ rows: 8, columns: 8 });
  return [
    boxesOn(grid, 2),
    patchesOn(grid, 2),
    unlikeParts(1),
    whole(anywhere({ contexts: 2 }, grid, 1)),
    boxesOn(grid, 0),
  ];
};

/** Batches of default plans of every strategy. */
const ofStrategies = (): ReadonlyArray<Edge> =>
  strategies.flatMap(({ name, plan }): ReadonlyArray<Edge> => {
    const planned = unwrap(plan({}));
    const batch = (count: number, seed = 1): Geometry => sampleBatch(planned, { seed, count });
    return [
      [`${name}: an empty batch`, [batch(0)]],
      [`${name}: a batch of one`, [batch(1)]],
      [`${name}: two batches at once`, [batch(4), batch(4, 2)]],
    ];
  });

/** Geometries of boxes. */
const ofBoxes = (): ReadonlyArray<Edge> => [
  [
    'a grid of 1 × 1 with an empty context',
    [
      byHand(gridOf({ rows: 1, columns: 1 }), [
        [0, 0, 1, 1],
        [0, 0, 1, 1],
      ]),
    ],
  ],
  [
    'a grid of 1 × 1 × 1 with an empty context',
    [
      byHand(gridOf({ frames: 1, rows: 1, columns: 1 }), [
        [0, 0, 0, 1, 1, 1],
        [0, 0, 0, 1, 1, 1],
      ]),
    ],
  ],
  [
    'a row of 1',
    [
      byHand(gridOf({ columns: 1 }), [
        [0, 1],
        [0, 1],
      ]),
    ],
  ],
  ['a row of 1,024', [boxesOn(gridOf({ columns: 1024 }), 2)]],
  ['a grid of 64 × 64', [boxesOn(gridOf({ rows: 64, columns: 64 }), 2)]],
  ['a grid of 8 × 20', [boxesOn(gridOf({ rows: 8, columns: 20 }), 3)]],
  ['a grid of 16 × 14 × 14', [boxesOn(VIDEO, 2)]],
  [
    'a grid of 256 × 256',
    [
      byHand(gridOf({ rows: 256, columns: 256 }), [
        [0, 0, 256, 256],
        [255, 0, 1, 256],
      ]),
    ],
  ],
  [
    'a grid of 1 × 65,536',
    [
      byHand(gridOf({ rows: 1, columns: 65_536 }), [
        [0, 0, 1, 65_536],
        [0, 65_535, 1, 1],
        [0, 300, 1, 65_000],
      ]),
    ],
  ],
  [
    'a row of 65,536',
    [
      byHand(gridOf({ columns: 65_536 }), [
        [0, 65_536],
        [65_535, 1],
        [300, 65_000],
      ]),
    ],
  ],
  [
    // Far longer than a byte counts.
    'a grid of 1500 × 1',
    [
      byHand(gridOf({ rows: 1500, columns: 1 }), [
        [0, 0, 1500, 1],
        [1499, 0, 1, 1],
        [300, 0, 1000, 1],
      ]),
    ],
  ],
  [
    'a grid of 1500 × 1 × 1',
    [
      byHand(gridOf({ frames: 1500, rows: 1, columns: 1 }), [
        [0, 0, 0, 1500, 1, 1],
        [1499, 0, 0, 1, 1, 1],
        [300, 0, 0, 1000, 1, 1],
      ]),
    ],
  ],
  [
    'targets that overlap, reach beyond the context, and leave it in pieces',
    [
      byHand(gridOf({ rows: 5, columns: 7 }), [
        [1, 1, 4, 5],
        [0, 2, 3, 2],
        [2, 3, 1, 4],
        [4, 0, 1, 2],
      ]),
    ],
  ],
  [
    'a target in the middle frames of a context',
    [
      byHand(gridOf({ frames: 5, rows: 3, columns: 7 }), [
        [0, 0, 1, 5, 3, 5],
        [2, 1, 2, 2, 1, 3],
        [4, 0, 0, 1, 3, 7],
      ]),
    ],
  ],
  [
    'unions of 8 boxes that overlap each other and the context',
    [
      whole(anywhere({ targets: 4, boxesPerTarget: 8 }, VIDEO, 2)),
      whole(anywhere({ targets: 2, boxesPerTarget: 8 }, gridOf({ rows: 14, columns: 14 }), 3)),
      whole(anywhere({ targets: 2, boxesPerTarget: 8 }, gridOf({ columns: 50 }), 3)),
    ],
  ],
  ['three contexts', [whole(anywhere({ contexts: 3 }, gridOf({ rows: 9, columns: 11 }), 3))]],
  // Samples are alike to a backend, whatever drew them: long batches need no large grids.
  ['a batch of 300', [boxesOn(gridOf({ rows: 6, columns: 7 }), 300)]],
  [
    'a batch of 300 with unions of boxes',
    [whole(anywhere({ targets: 2, boxesPerTarget: 3 }, gridOf({ frames: 2, rows: 3, columns: 5 }), 300))],
  ],
];

/** More samples than a byte counts, each with a grid of its own and patches that are absent. */
const manyOfTheirOwn = (): Geometry =>
  whole(
    anywhere({ masks: 'patches', targets: 2, boxesPerTarget: 0 }, gridOf({ columns: 40 }), 300, true, true),
  );

/** Geometries of which all or some masks are patches. */
const ofPatches = (): ReadonlyArray<Edge> => [
  ['an empty batch of patches', [patchesOn(gridOf({ rows: 5, columns: 7 }), 0)]],
  ['a batch of 300 whose samples have grids of their own, and absent patches', [manyOfTheirOwn()]],
  ['sets of 31, 32 and 33 patches', [31, 32, 33].map((columns) => patchesOn(gridOf({ columns }), 3))],
  ['sets of 5 × 7 patches', [patchesOn(gridOf({ rows: 5, columns: 7 }), 3)]],
  ['sets of 64 × 64 patches', [patchesOn(gridOf({ rows: 64, columns: 64 }), 2)]],
  ['sets of 16 × 14 × 14 patches', [patchesOn(VIDEO, 2)]],
  ['sets without a patch, and of all', [emptyAndFull()]],
  ['a context of all patches beside targets without one', [nothingToPredict()]],
  [
    'samples with grids of their own',
    [whole(anywhere({ masks: 'patches', boxesPerTarget: 0 }, gridOf({ columns: 70 }), 5, true))],
  ],
  [
    'samples of which some patches are absent',
    [whole(anywhere({ masks: 'patches', boxesPerTarget: 0 }, VIDEO, 4, false, true))],
  ],
  ['parts unlike each other', [unlikeParts(3)]],
  ['an empty batch of parts unlike each other', [unlikeParts(0)]],
  ['boxes and patches at once', [boxesOn(VIDEO, 1), patchesOn(VIDEO, 1), unlikeParts(1)]],
];

/**
 * Geometries at the edges of what backends meet, which random ones may miss. What
 * is said by boxes is tried once more, said by patches.
 */
export const edges = (): ReadonlyArray<Edge> => [
  ...ofStrategies(),
  ...[...ofBoxes()].flatMap(
    ([name, geometries]): ReadonlyArray<Edge> => [
      [name, geometries],
      [`${name}, said by patches`, geometries.map(asPatches)],
    ],
  ),
  ...ofPatches(),
];
