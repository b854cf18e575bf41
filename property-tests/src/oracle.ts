import { type Block, inRanges, type Level, type LevelRanges, type Range, type Shape } from '@jepa-masks/core';

/**
 * The multi-block law by exhaustive enumeration: written from the documented
 * law alone, with nothing of the sampler's but the test of a shape's ranges, and
 * as plainly as possible. For grids of a few dozen patches.
 */

interface Prior {
  readonly shape: Shape;
  readonly weight: number;
}

/** Patches as bits, so at most 31 of them. */
type PatchSet = number;

/** A way to place all targets, and its probability. */
export interface Arrangement {
  /** Sorted by top, left, height, width: the order in which targets were placed does not show. */
  readonly targets: ReadonlyArray<Block>;
  /** That a sample is this one, 0 to 1. */
  readonly probability: number;
}

const RESOLUTION = 128;

const sizesOf = (level: Level): ReadonlyArray<Shape> =>
  Array.from({ length: level.grid.rows }, (_, row) =>
    Array.from({ length: level.grid.columns }, (__, column) => ({ height: row + 1, width: column + 1 })),
  ).flat();

/** Every midpoint falls to the nearest shape; the first of the equally near is the smallest, then the lowest. */
const enumeratePrior = (level: Level, scale: Range, aspectRatio: Range): ReadonlyArray<Prior> => {
  const lattice = sizesOf(level)
    .filter((shape) => inRanges(level.grid, shape, scale, aspectRatio))
    .sort((a, b) => a.height * a.width - b.height * b.width || a.height - b.height);
  const weights = new Map<Shape, number>();
  for (let i = 0; i < RESOLUTION; i++) {
    for (let j = 0; j < RESOLUTION; j++) {
      const area = (scale[0] + (scale[1] - scale[0]) * ((i + 0.5) / RESOLUTION)) * level.grid.patches;
      const aspect = aspectRatio[0] + (aspectRatio[1] - aspectRatio[0]) * ((j + 0.5) / RESOLUTION);
      const height = Math.sqrt(area / aspect);
      const width = Math.sqrt(area * aspect);
      const distance = (shape: Shape): number =>
        (shape.height - height) * (shape.height - height) + (shape.width - width) * (shape.width - width);
      const nearest = lattice.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
      weights.set(nearest, (weights.get(nearest) ?? 0) + 1);
    }
  }
  return [...weights].map(([shape, weight]) => ({ shape, weight }));
};

const patchesOf = (level: Level, block: Block): PatchSet => {
  let set = 0;
  for (let row = block.top; row < block.top + block.height; row++) {
    for (let column = block.left; column < block.left + block.width; column++) {
      set |= 1 << (row * level.grid.columns + column);
    }
  }
  return set;
};

const sizeOf = (set: PatchSet): number => {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size++;
  return size;
};

const placementsOf = (level: Level, { height, width }: Shape): ReadonlyArray<Block> => {
  const blocks: Array<Block> = [];
  for (let top = 0; top + height <= level.grid.rows; top++) {
    for (let left = 0; left + width <= level.grid.columns; left++) blocks.push({ top, left, height, width });
  }
  return blocks;
};

interface Placement {
  readonly block: Block;
  readonly patches: PatchSet;
}

interface Placeable {
  readonly weight: number;
  readonly placements: ReadonlyArray<Placement>;
}

const placeable = (level: Level, prior: ReadonlyArray<Prior>): ReadonlyArray<Placeable> =>
  prior.map(({ shape, weight }) => ({
    weight,
    placements: placementsOf(level, shape).map((block) => ({ block, patches: patchesOf(level, block) })),
  }));

const byPlace = (a: Block, b: Block): number =>
  a.top - b.top || a.left - b.left || a.height - b.height || a.width - b.width;

/** A name for a set of blocks, whatever their order. */
export const nameOf = (blocks: ReadonlyArray<Block>): string =>
  [...blocks]
    .sort(byPlace)
    .map(({ top, left, height, width }) => `${top},${left},${height},${width}`)
    .join(' ');

/** The law of one level of at most 31 patches. */
export class Oracle {
  readonly #level: Level;
  readonly #targets: ReadonlyArray<Placeable>;
  readonly #contexts: ReadonlyArray<Placeable>;
  readonly #completable = new Map<string, boolean>();

  /** @param level of whose plan only the request is read: grid, numbers, ranges, overlap, minimum */
  constructor(level: Level) {
    const ranges: LevelRanges = level.ranges;
    this.#level = level;
    this.#targets = placeable(level, enumeratePrior(level, ranges.targetScale, ranges.targetAspectRatio));
    this.#contexts = placeable(level, enumeratePrior(level, ranges.contextScale, ranges.contextAspectRatio));
  }

  /** Whether targets can be placed at all, all of them, leaving a context its minimum. */
  get isFeasible(): boolean {
    return this.#completes(0, this.#level.targets);
  }

  #allows(union: PatchSet, patches: PatchSet): boolean {
    return this.#level.targetOverlap === 'allow' || (union & patches) === 0;
  }

  #keepsMinimum(union: PatchSet, context: Placement): boolean {
    return sizeOf(context.patches & ~union) >= this.#level.minContextPatches;
  }

  #completes(union: PatchSet, remaining: number): boolean {
    if (remaining === 0) {
      return this.#contexts.some(({ placements }) =>
        placements.some((context) => this.#keepsMinimum(union, context)),
      );
    }
    const name = `${union}/${remaining}`;
    const known = this.#completable.get(name);
    if (known !== undefined) return known;
    const completes = this.#targets.some(({ placements }) =>
      placements.some(
        ({ patches }) => this.#allows(union, patches) && this.#completes(union | patches, remaining - 1),
      ),
    );
    this.#completable.set(name, completes);
    return completes;
  }

  /** Every unordered arrangement of the targets that can come out, with its probability. */
  arrangements(): ReadonlyMap<string, Arrangement> {
    const found = new Map<string, Arrangement>();
    const extend = (placed: ReadonlyArray<Block>, union: PatchSet, probability: number): void => {
      const remaining = this.#level.targets - placed.length;
      if (remaining === 0) {
        const name = nameOf(placed);
        const targets = [...placed].sort(byPlace);
        found.set(name, { targets, probability: (found.get(name)?.probability ?? 0) + probability });
        return;
      }
      const next = this.#targets
        .map(({ weight, placements }) => ({
          weight,
          valid: placements.filter(
            ({ patches }) => this.#allows(union, patches) && this.#completes(union | patches, remaining - 1),
          ),
        }))
        .filter(({ valid }) => valid.length > 0);
      const total = next.reduce((sum, { weight }) => sum + weight, 0);
      for (const { weight, valid } of next) {
        for (const { block, patches } of valid) {
          extend([...placed, block], union | patches, (probability * weight) / total / valid.length);
        }
      }
    };
    if (this.isFeasible) extend([], 0, 1);
    return found;
  }

  /** The probability of each context block beside given targets. */
  contextsBeside(targets: ReadonlyArray<Block>): ReadonlyMap<string, number> {
    const union = targets.reduce((set, block) => set | patchesOf(this.#level, block), 0);
    const options = this.#contexts
      .map(({ weight, placements }) => ({
        weight,
        valid: placements.filter((context) => this.#keepsMinimum(union, context)),
      }))
      .filter(({ valid }) => valid.length > 0);
    const total = options.reduce((sum, { weight }) => sum + weight, 0);
    return new Map(
      options.flatMap(({ weight, valid }) =>
        valid.map(({ block }) => [nameOf([block]), weight / total / valid.length] as const),
      ),
    );
  }
}
