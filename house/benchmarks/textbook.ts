/**
 * The published multi-block algorithm as anybody would write it down: draw,
 * round, check, try again, and in the end take a small block; a boolean array a
 * mask. What our speed is held against, beside the floor.
 */

/** A number in [0, 1). */
type Random = () => number;
type Range = readonly [low: number, high: number];

interface Block {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

const randomInteger = (random: Random, below: number): number => Math.floor(random() * below);

const drawBlock = (
  random: Random,
  rows: number,
  columns: number,
  [low, high]: Range,
  [narrow, wide]: Range,
): Block => {
  const area = (low + (high - low) * random()) * rows * columns;
  const aspect = narrow + (wide - narrow) * random();
  const height = Math.min(rows, Math.max(1, Math.round(Math.sqrt(area / aspect))));
  const width = Math.min(columns, Math.max(1, Math.round(height * aspect)));
  const top = randomInteger(random, rows - height + 1);
  const left = randomInteger(random, columns - width + 1);
  return { top, left, height, width };
};

const patchesOf = ({ top, left, height, width }: Block, columns: number): ReadonlyArray<number> => {
  const patches: Array<number> = [];
  for (let row = top; row < top + height; row++) {
    for (let column = left; column < left + width; column++) patches.push(row * columns + column);
  }
  return patches;
};

const maskOf = (patches: ReadonlyArray<number>, count: number): ReadonlyArray<boolean> => {
  const mask: Array<boolean> = new Array(count).fill(false);
  for (const patch of patches) mask[patch] = true;
  return mask;
};

/** Masks of one sample at the defaults, from a source of numbers in [0, 1). */
export const textbookSample = (
  random: Random,
  rows: number,
  columns: number,
  targets = 4,
  attempts = 10,
): { readonly context: ReadonlyArray<boolean>; readonly targets: ReadonlyArray<ReadonlyArray<boolean>> } => {
  const occupied = new Set<number>();
  const masks: Array<ReadonlyArray<boolean>> = [];
  for (let target = 0; target < targets; target++) {
    let patches: ReadonlyArray<number> | undefined;
    for (let attempt = 0; attempt < attempts && patches === undefined; attempt++) {
      const tried = patchesOf(drawBlock(random, rows, columns, [0.15, 0.2], [0.75, 1.5]), columns);
      if (!tried.some((patch) => occupied.has(patch))) patches = tried;
    }
    if (patches === undefined) {
      const height = Math.max(1, Math.floor(rows / 4));
      const width = Math.max(1, Math.floor(columns / 4));
      const top = randomInteger(random, rows - height + 1);
      const left = randomInteger(random, columns - width + 1);
      patches = patchesOf({ top, left, height, width }, columns);
    }
    for (const patch of patches) occupied.add(patch);
    masks.push(maskOf(patches, rows * columns));
  }
  const block = patchesOf(drawBlock(random, rows, columns, [0.85, 1], [0.75, 1.5]), columns);
  return {
    context: maskOf(
      block.filter((patch) => !occupied.has(patch)),
      rows * columns,
    ),
    targets: masks,
  };
};
