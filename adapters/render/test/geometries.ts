import {
  type Block,
  type Geometry,
  geometryOf,
  gridOf,
  type Plan,
  type PlannedPart,
  type Statistics,
  summarise,
  unwrap,
} from '@jepa-masks/core';
import { emptyTally, observe, type ThinningStatistics } from '@jepa-masks/core/statistics';
import { cpu } from '@jepa-masks/cpu';

/** Whole numbers from 0 to `below` − 1 that look random and are the same each time (mulberry32). */
const numbers = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % below;
  };
};

/** `count` of the first `below` numbers, in the order in which a shuffle left them. */
const shuffled = (draw: (below: number) => number, below: number): ReadonlyArray<number> => {
  const all = Array.from({ length: below }, (_, index) => index);
  for (let last = below - 1; last > 0; last--) {
    const other = draw(last + 1);
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
};

/** Random sets of patches: a context of a fifth, targets of a tenth each. */
const scattered = (draw: (below: number) => number, patches: number, targets: number) => {
  const order = shuffled(draw, patches);
  const [context, target] = [Math.ceil(patches / 5), Math.ceil(patches / 10)];
  return {
    context: order.slice(0, context),
    targets: Array.from({ length: targets }, (_, index) =>
      order.slice(context + index * target, context + (index + 1) * target),
    ),
  };
};

const samples = [1, 2, 3];

const video = { frames: 8, rows: 14, columns: 14, patchSize: 16, tubeletSize: 2 };

/** V-JEPA's masks: eight blocks over one another, through all frames; a few samples keep to a part of them. */
const unionOfEight = (seed: number) => {
  const draw = numbers(seed);
  const block = (): Block => {
    const [height, width, duration] = [4 + draw(3), 4 + draw(3), seed === 3 ? 3 + draw(3) : 8];
    const [top, left, start] = [draw(15 - height), draw(15 - width), draw(9 - duration)];
    return { start, duration, top, left, height, width };
  };
  return {
    context: { start: 0, duration: 8, top: 0, left: 0, height: 14, width: 14 },
    targets: [Array.from({ length: 8 }, block), [block(), block()]],
  };
};

/** Spans of a row apart from one another. */
const spans = (seed: number, columns: number) => {
  const draw = numbers(seed);
  const share = Math.floor(columns / 4);
  return {
    context: { left: 0, width: columns },
    targets: [0, 1, 2, 3].map((target) => {
      const width = 1 + draw(Math.floor(share / 2));
      return { left: target * share + draw(share - width), width };
    }),
  };
};

/** An image of `rows` × `columns` patches in a row that holds the largest: its contexts, its targets. */
const imagesOfManySizes = (): Geometry => {
  const sizes = [
    [8, 12],
    [14, 14],
    [5, 3],
  ] as const;
  const grids = sizes.map(([rows, columns]) => gridOf({ rows, columns, patchSize: 16 }));
  const rows = unwrap(
    geometryOf({
      grid: { columns: 196 },
      samples: grids.map(({ patches }, index) => scattered(numbers(index), patches, 3)),
    }),
  );
  const [part] = rows.parts;
  if (part.masks === 'boxes') throw new Error('patches were given');
  return { ...rows, parts: [{ ...part, grids }] };
};

/** Masks that no strategy of blocks on images gives. */
export const geometries: Readonly<Record<string, Geometry>> = {
  'a video with unions of eight blocks': unwrap(
    geometryOf({ grid: video, samples: samples.map(unionOfEight), targetOverlap: 'allow' }),
  ),
  'a video of random patches': unwrap(
    geometryOf({ grid: video, samples: samples.map((seed) => scattered(numbers(seed), 1568, 2)) }),
  ),
  'forty small frames': unwrap(
    geometryOf({
      grid: { frames: 40, rows: 3, columns: 2 },
      samples: samples.map((seed) => scattered(numbers(seed), 240, 4)),
    }),
  ),
  'a row of 1,024 tokens': unwrap(
    geometryOf({ grid: { columns: 1024 }, samples: samples.map((seed) => spans(seed, 1024)) }),
  ),
  'a row of 77 tokens': unwrap(
    geometryOf({ grid: { columns: 77 }, samples: samples.map((seed) => scattered(numbers(seed), 77, 3)) }),
  ),
  'a row of 9 tokens': unwrap(
    geometryOf({ grid: { columns: 9 }, samples: samples.map((seed) => scattered(numbers(seed), 9, 2)) }),
  ),
  'an image and its text': unwrap(
    geometryOf({
      grid: { image: { rows: 14, columns: 14, patchSize: 16 }, text: { columns: 77 } },
      samples: samples.map((seed) => ({
        image: scattered(numbers(seed), 196, 4),
        text: spans(seed, 77),
      })),
    }),
  ),
  'a video, its sound and its text': unwrap(
    geometryOf({
      grid: { video, sound: { rows: 8, columns: 64 }, text: { columns: 300 } },
      samples: samples.map((seed) => ({
        video: unionOfEight(seed),
        sound: scattered(numbers(seed), 512, 2),
        text: spans(seed, 300),
      })),
      targetOverlap: 'allow',
    }),
  ),
  'levels on coarser grids': unwrap(
    geometryOf({
      grid: {
        level_0: { rows: 16, columns: 16, patchSize: 16 },
        level_1: { rows: 8, columns: 8, patchSize: 32 },
        level_2: { rows: 4, columns: 4, patchSize: 64 },
      },
      samples: samples.map((seed) => ({
        level_0: {
          context: { top: 1, left: 0, height: 15, width: 15 },
          targets: [
            { top: 0, left: 2, height: 4, width: 6 },
            { top: 8, left: 9, height: 5, width: 5 },
          ],
        },
        level_1: scattered(numbers(seed), 64, 2),
        level_2: {
          context: { top: 0, left: 0, height: 4, width: 4 },
          targets: [
            { top: 0, left: 1, height: 2, width: 2 },
            { top: 2, left: 2, height: 2, width: 2 },
          ],
        },
      })),
    }),
  ),
  'targets on one another': unwrap(
    geometryOf({
      grid: { rows: 6, columns: 6 },
      samples: samples.map((top) => ({
        context: { top: 0, left: 0, height: 6, width: 6 },
        targets: [0, 1, 2].map(() => ({ top, left: 1, height: 3, width: 3 })),
      })),
      targetOverlap: 'allow',
    }),
  ),
  'images of many sizes': imagesOfManySizes(),
};

/** What a plan of such masks would be, as far as statistics need it. */
const planOf = ({ parts }: Geometry): Plan => ({
  strategy: 'none',
  parameters: {},
  parts: parts.map(({ name, masks, grid, contexts, targets, boxesPerTarget }): PlannedPart => {
    const any = { min: 0, max: grid.patches };
    return {
      name,
      masks,
      grid,
      contexts,
      targets,
      boxesPerTarget,
      guarantees: { target: any, union: any, context: any },
      targetOverlap: 'allow',
    };
  }) as unknown as Plan['parts'],
});

/** Statistics of a geometry's samples. */
export const statisticsOf = (geometry: Geometry): Statistics => {
  const tally = emptyTally(planOf(geometry));
  observe(tally, geometry, cpu.booleans(geometry));
  return summarise(tally);
};

/** Counts of thinning for a geometry's grids: some patches in no list, the others kept as often as they should be, or more. */
export const thinningOf = ({ count, parts }: Geometry): ThinningStatistics => ({
  samples: count,
  parts: parts.map(({ name, grid }) => {
    const of = (wanted: (patch: number) => number) => ({
      lists: Array.from({ length: grid.patches }, (_, patch) => wanted(patch)),
      kept: Array.from({ length: grid.patches }, (_, patch) => wanted(patch) * (1 + (patch % 3) / 4)),
      expected: Array.from({ length: grid.patches }, (_, patch) => wanted(patch)),
    });
    return { name, grid, context: of((patch) => patch % 5), targets: of(() => 2) };
  }),
});
