import { type Block, gridOf } from '../../../src/index.js';

export const block = (top: number, left: number, height: number, width: number): Block => ({
  top,
  left,
  height,
  width,
});

export const grid = { rows: 4, columns: 5 };
export const sound = { context: block(0, 0, 4, 3), targets: [block(0, 3, 2, 2), block(2, 3, 2, 2)] };
export const patches = { context: [0, 1, 2], targets: [[3], [4, 5]] };
/** A list of which the first place alone is filled. */
const listWithHoles = <A>(one: A): Array<A> => {
  const list = new Array<A>(3);
  list[0] = one;
  return list;
};

const video = { frames: 2, rows: 4, columns: 5 };
const clip = { start: 0, duration: 2, ...block(0, 0, 2, 2) };

/** Batches that are refused: what they have, and what is told of it. */
export const refusals: ReadonlyArray<readonly [what: string, batch: unknown, told: string]> = [
  ['nothing', undefined, 'batch: is undefined; give { grid, samples }'],
  ['no grid', { samples: [sound] }, 'grid: is undefined; give a grid such as { rows: 14, columns: 14 }'],
  ['a number for a grid', { grid: 14, samples: [sound] }, 'grid: is 14; give a grid such as'],
  ['no samples', { grid, samples: [] }, 'samples: is []; give a list of 1 to'],
  ['a grid without columns', { grid: { rows: 4 }, samples: [sound] }, 'grid.columns: is undefined'],
  [
    'a block beyond the last column',
    { grid, samples: [sound, { ...sound, targets: [block(0, 3, 2, 3), block(2, 3, 2, 2)] }] },
    'samples[1].targets[0].width: is 3; give a whole number from 1 to 2',
  ],
  [
    'a block above the first row',
    { grid, samples: [{ ...sound, context: block(-1, 0, 4, 3) }] },
    'samples[0].context.top: is -1; give a whole number from 0 to 3',
  ],
  [
    'a block without rows',
    { grid, samples: [{ ...sound, context: [block(0, 0, 0, 3)] }] },
    'samples[0].context[0].height: is 0; give a whole number from 1 to 4',
  ],
  [
    'a list in place of a block',
    { grid, samples: [{ ...sound, targets: [[0, 0, 1, 1]] }] },
    'samples[0].targets[0]: is [0, 0, 1, 1]; give a block { top, left, height, width } in patches',
  ],
  [
    'targets that meet',
    { grid, samples: [{ ...sound, targets: [block(0, 3, 2, 2), block(1, 3, 2, 2)] }] },
    'samples[0].targets[1]: shares patches with target 0',
  ],
  [
    'a context under targets',
    { grid, samples: [{ ...sound, context: block(0, 3, 2, 1) }] },
    'samples[0].context: keeps 0 patches once the targets are taken out',
  ],
  [
    'a context that keeps too few',
    { grid, samples: [sound], minContextPatches: 13 },
    'samples[0].context: keeps 12 patches once the targets are taken out; give a context that keeps at least 13 patches',
  ],
  [
    'ragged targets',
    { grid, samples: [sound, { ...sound, targets: [block(0, 3, 2, 2)] }] },
    'samples[1].targets: has 1 target; give 2, as the first sample has',
  ],
  [
    'ragged contexts',
    { grid, samples: [sound, { ...sound, context: [sound.context, sound.context] }] },
    'samples[1].context: has 2 contexts; give 1, as the first sample has',
  ],
  [
    'no targets',
    { grid, samples: [{ ...sound, targets: [] }] },
    'samples[0].targets: is []; give a list of one',
  ],
  [
    'no context',
    { grid, samples: [{ targets: sound.targets }] },
    'samples[0].context: is undefined; give a block',
  ],
  [
    'levels after masks',
    { grid, samples: [sound, { level_0: sound }] },
    'samples[1]: is an object; give masks without parts, as the first sample has',
  ],
  [
    'a level too few',
    { grid, samples: [{ level_0: sound, level_1: sound }, { level_0: sound }] },
    'samples[1]: is an object; give the parts level_0, level_1, as the first sample has',
  ],
  [
    'a phase that is no word',
    { grid, samples: [{ ...sound, phase: 2 ** 32 }] },
    'samples[0].phase: is 4294967296; give a whole number from 0 to 4294967295',
  ],
  [
    'a seed that is none',
    { grid, samples: [sound], seed: 0.5 },
    'seed: is 0.5; give a safe integer, or text that is no number',
  ],
  [
    'a wrong word',
    { grid, samples: [sound], targetOverlap: 'no' },
    "targetOverlap: is \"no\"; give 'forbid' or 'allow'",
  ],
  ['a list for a batch', [], 'samples: is undefined; give a list of 1 to'],
  ['a hole for a sample', { grid, samples: listWithHoles(sound) }, 'samples[1]: is undefined; give masks'],
  [
    'a list for a sample',
    { grid, samples: [[1, 2]] },
    'samples[0]: is [1, 2]; give masks { context, targets }',
  ],
  ['text for a sample', { grid, samples: ['x'] }, 'samples[0]: is "x"; give masks { context, targets }'],
  ['a part called phase', { grid, samples: [{ phase: sound }] }, 'give another name for the part'],
  [
    'parts whose names have a comma',
    { grid, samples: [{ 'a,b': sound }, { a: sound, b: sound }] },
    'samples[1]: is an object; give the parts a,b, as the first sample has',
  ],
  [
    'a part without a grid',
    { grid: { a: grid }, samples: [{ a: sound, b: sound }] },
    'grid.b: is undefined; give a grid such as',
  ],
  [
    'a video without rows',
    { grid: { frames: 4, columns: 5 }, samples: [sound] },
    'grid.rows: is undefined; give a whole number from 1 to 16384',
  ],
  [
    'more patches than a grid may have',
    { grid: { rows: 300, columns: 300 }, samples: [sound] },
    'grid.columns: is 300; give a whole number from 1 to 218',
  ],
  [
    'time steps of an image',
    { grid: { ...grid, tubeletSize: 2 }, samples: [sound] },
    'grid.tubeletSize: is 2; give 1',
  ],
  [
    'a whole grid that is damaged',
    { grid: { ...gridOf(grid), patches: 19 }, samples: [sound] },
    'grid.patches: is 19; it should be frames × rows × columns, 20',
  ],
  [
    'a clip on an image',
    { grid, samples: [{ ...sound, context: clip }] },
    'samples[0].context.duration: is 2; give 1, or nothing, since the grid has no frames',
  ],
  [
    'a block of an image on a video',
    { grid: video, samples: [sound] },
    'samples[0].context.start: is undefined; give a whole number from 0 to 1',
  ],
  [
    'a block of an image on a row',
    { grid: { columns: 20 }, samples: [sound] },
    'samples[0].context.height: is 4; give 1, or nothing, since the grid has no rows',
  ],
  [
    'a block that ends after the video',
    { grid: video, samples: [{ context: { ...clip, start: 1 }, targets: [clip] }] },
    'samples[0].context.duration: is 2; give 1',
  ],
  [
    'a number for a block of a video',
    { grid: video, samples: [{ context: 3, targets: [clip] }] },
    'samples[0].context: is 3; give a block { start, top, left, duration, height, width } in patches',
  ],
  [
    'a union of no blocks',
    { grid, samples: [{ ...sound, targets: [sound.targets[0], []] }] },
    'samples[0].targets[1]: is []; give a block',
  ],
  [
    'a block outside in a union',
    { grid, samples: [{ ...sound, targets: [[block(0, 3, 1, 1), block(0, 3, 1, 3)]] }] },
    'samples[0].targets[0][1].width: is 3; give a whole number from 1 to 2',
  ],
  [
    'contexts that are none',
    { grid, samples: [{ ...sound, context: [] }] },
    'samples[0].context: is []; give a',
  ],
  [
    'patches after blocks',
    { grid, samples: [sound, patches] },
    'samples[1]: is "lists of patches"; give blocks, as the first sample has',
  ],
  [
    'a block among patches',
    { grid, samples: [{ ...patches, context: sound.context }] },
    'samples[0].targets[0]: is [3]; give a block { top, left, height, width } in patches',
  ],
  [
    'patches among blocks',
    { grid, samples: [{ ...sound, context: [0, 1] }] },
    'samples[0].context[0]: is 0; give a block { top, left, height, width } in patches',
  ],
  [
    'a patch past the last',
    { grid, samples: [{ ...patches, context: Int32Array.of(0, 20) }] },
    'samples[0].context[1]: is 20; give a whole number from 0 to 19',
  ],
  ['half a patch', { grid, samples: [{ ...patches, context: [0.5] }] }, 'samples[0].context[0]: is 0.5'],
  ['NaN for a patch', { grid, samples: [{ ...patches, context: [Number.NaN] }] }, 'context[0]: is NaN'],
  [
    'a hole for a patch',
    { grid, samples: [{ ...patches, targets: [[3], listWithHoles(4)] }] },
    'targets[1][1]: is undefined',
  ],
  ['text for a patch', { grid, samples: [{ ...patches, targets: [[3], ['4']] }] }, 'targets[1][0]: is "4"'],
  ['a bigint for a patch', { grid, samples: [{ ...patches, targets: [[3], [4n]] }] }, 'targets[1][0]: is 4n'],
  [
    'bytes of no number kind for patches',
    { grid, samples: [{ ...patches, targets: [[3], new DataView(new ArrayBuffer(1))] }] },
    'samples[0].targets[1]: is an object; give a list of patches',
  ],
  [
    'a patch twice',
    { grid, samples: [{ ...patches, targets: [[3], [5, 4, 5]] }] },
    'samples[0].targets[1][2]: is 5, which entry 0 of the list is too; give each patch once',
  ],
  [
    'a patch of two targets',
    {
      grid,
      samples: [
        patches,
        {
          ...patches,
          targets: [
            [3, 4],
            [5, 4],
          ],
        },
      ],
    },
    'samples[1].targets[1]: shares patches with target 0; give a target apart from all others, or targetOverlap',
  ],
  [
    'a context with a patch of a target',
    {
      grid,
      samples: [
        {
          ...patches,
          context: [
            [0, 1],
            [2, 5],
          ],
        },
      ],
    },
    'samples[0].context[1]: shares patches with target 1; give a context apart from all targets',
  ],
  [
    'a target of no patch',
    { grid, samples: [{ ...patches, targets: [[3], []] }] },
    'samples[0].targets[1]: has no patch; give one patch or more',
  ],
  [
    'a context of no patch',
    { grid, samples: [{ ...patches, context: [] }] },
    'samples[0].context: keeps 0 patches; give a context that keeps at least 1 patch',
  ],
  [
    'a context of too few',
    { grid, samples: [{ ...patches, context: [7] }], minContextPatches: 2 },
    'samples[0].context: keeps 1 patch; give a context that keeps at least 2 patches',
  ],
  [
    'too few in a part',
    { grid, samples: [{ a: sound, b: { ...patches, context: [] } }] },
    'samples[0].b.context: keeps 0 patches',
  ],
  [
    'a number as text for a seed',
    { grid, samples: [sound], seed: '42' },
    'seed: is "42", a number as text, which seeds otherwise than 42; give 42',
  ],
  [
    'a minimum that is no number',
    { grid, samples: [sound], minContextPatches: '1' },
    'minContextPatches: is "1"',
  ],
];
