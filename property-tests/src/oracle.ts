import type { Block } from '@jepa-masks/core';
import { inRanges, type Level, type LevelRanges, type Shape } from '@jepa-masks/core/blocks';
import type { Range } from '@jepa-masks/core/config';
import { PartsRule, type PatchSet } from './oracle-parts.js';

/**
 * The multi-block law by exhaustive enumeration: written from the documented
 * law alone (docs/sampling.md), with nothing of the sampler's but the test of a
 * shape's ranges, and as plainly as possible. For grids of a few dozen patches.
 */

interface Prior {
  readonly shape: Shape;
  readonly weight: number;
}

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
  readonly shape: Shape;
  readonly weight: number;
  readonly placements: ReadonlyArray<Placement>;
}

const placeable = (level: Level, prior: ReadonlyArray<Prior>): ReadonlyArray<Placeable> =>
  prior.map(({ shape, weight }) => ({
    shape,
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

const areaOf = ({ height, width }: Shape): number => height * width;

const holds = (outer: Shape, inner: Shape): boolean =>
  inner.height <= outer.height && inner.width <= outer.width;

/** How many targets, at most, are placed in any way in which they fit. */
const MOST_IN_ANY_ORDER = 4;

/** The law of one level of at most 31 patches. */
export class Oracle {
  readonly #level: Level;
  readonly #contexts: ReadonlyArray<Placeable>;
  /** Rectangles of which one keeps a context its minimum, wherever it is free. */
  readonly #pieces: ReadonlyArray<Placement>;
  /** Patches of the largest context less its minimum. */
  readonly #slack: number;
  readonly #fitting = new Map<string, boolean>();
  /** Of every shape of the prior; and of those that are left. */
  readonly #all: ReadonlyArray<Placeable>;
  #targets: ReadonlyArray<Placeable>;
  #rule: PartsRule;
  /** Patches that a target to come is reckoned with. */
  #reckoned: number;

  /** @param level of whose plan only the request is read: grid, numbers, ranges, overlap, minimum */
  constructor(level: Level) {
    const ranges: LevelRanges = level.ranges;
    this.#level = level;
    this.#contexts = placeable(level, enumeratePrior(level, ranges.contextScale, ranges.contextAspectRatio));
    const contexts = this.#contexts.map(({ shape }) => shape);
    this.#slack = Math.max(...contexts.map(areaOf)) - level.minContextPatches;
    const pieces = sizesOf(level).filter(
      (size) => areaOf(size) >= level.minContextPatches && contexts.some((context) => holds(context, size)),
    );
    this.#pieces = placeable(
      level,
      pieces.map((shape) => ({ shape, weight: 1 })),
    ).flatMap(({ placements }) => placements);
    this.#all = placeable(level, enumeratePrior(level, ranges.targetScale, ranges.targetAspectRatio));
    let targets = this.#all;
    // Shapes that no first target can have are left out, again and again until none is.
    for (;;) {
      this.#targets = targets;
      const shapes = targets.map(({ shape }) => shape);
      const smallest = shapes.filter((one) => !shapes.some((other) => other !== one && holds(one, other)));
      this.#reckoned = Math.max(0, ...smallest.map(areaOf));
      this.#rule = new PartsRule(level.grid.rows, level.grid.columns, shapes, pieces);
      this.#fitting.clear();
      targets = targets.filter((one) => this.#validOf(one, [], 0).length > 0);
      if (targets.length === this.#targets.length) break;
    }
  }

  /** Whether the law has a sample. */
  get isFeasible(): boolean {
    return this.#targets.length > 0;
  }

  #keepsMinimum(union: PatchSet, context: Placement): boolean {
    return sizeOf(context.patches & ~union) >= this.#level.minContextPatches;
  }

  #leavesContext(union: PatchSet): boolean {
    return this.#contexts.some(({ placements }) =>
      placements.some((context) => this.#keepsMinimum(union, context)),
    );
  }

  /** Whether so many targets, and pieces for a context, fit beside what is covered, in any way whatever. */
  #fits(union: PatchSet, targets: number, pieces: number): boolean {
    if (targets + pieces === 0) return true;
    const name = `${union}/${targets}/${pieces}`;
    const known = this.#fitting.get(name);
    if (known !== undefined) return known;
    const placements = targets > 0 ? this.#targets.flatMap((one) => one.placements) : this.#pieces;
    const [fewer, without] = targets > 0 ? [targets - 1, pieces] : [0, pieces - 1];
    const fits = placements.some(
      ({ patches }) => (union & patches) === 0 && this.#fits(union | patches, fewer, without),
    );
    this.#fitting.set(name, fits);
    return fits;
  }

  /** Whether targets are never in each other's way: some shape has more places than all others can block. */
  get #isRoomy(): boolean {
    const { targets } = this.#level;
    const shapes = this.#targets.map(({ shape }) => shape);
    if (targets * Math.max(...shapes.map(areaOf)) > this.#slack) return false;
    return this.#targets.some(({ shape, placements }) => {
      const blocked = shapes.map(
        ({ height, width }) => (height + shape.height - 1) * (width + shape.width - 1),
      );
      return placements.length > (targets - 1) * Math.max(...blocked);
    });
  }

  /** The valid places of a shape beside the targets placed. */
  #validOf(one: Placeable, placed: ReadonlyArray<Block>, union: PatchSet): ReadonlyArray<Placement> {
    const { targets, targetOverlap } = this.#level;
    // Those to come can hide behind the others.
    if (targetOverlap === 'allow') {
      return one.placements.filter(({ patches }) => this.#leavesContext(union | patches));
    }
    const free = one.placements.filter(({ patches }) => (union & patches) === 0);
    if (this.#isRoomy) return free;
    const remaining = targets - placed.length - 1;
    const areas = sizeOf(union) + areaOf(one.shape) + remaining * this.#reckoned;
    const pieces = areas <= this.#slack ? 0 : 1;
    const isExact =
      remaining + pieces <= 2 || (pieces === 0 && placed.length === 0 && targets <= MOST_IN_ANY_ORDER);
    return free.filter(({ patches }) =>
      isExact
        ? this.#fits(union | patches, remaining, pieces)
        : this.#rule.allows(patches, union, remaining, pieces),
    );
  }

  /** Whether targets can be placed in any way whatever, leaving a context its minimum, law or no law. */
  couldBePlaced(): boolean {
    const seen = new Set<string>();
    const places = this.#all.flatMap(({ placements }) => placements);
    const extend = (union: PatchSet, remaining: number): boolean => {
      if (!this.#leavesContext(union)) return false;
      if (remaining === 0) return true;
      const name = `${union}/${remaining}`;
      if (seen.has(name)) return false;
      seen.add(name);
      return places.some(
        ({ patches }) =>
          (this.#level.targetOverlap === 'allow' || (union & patches) === 0) &&
          extend(union | patches, remaining - 1),
      );
    };
    return extend(0, this.#level.targets);
  }

  /**
   * Every unordered arrangement of the targets that can come out, with its probability.
   *
   * @param chanceOf how likely a place is among the valid ones of its shape; by default all are alike
   */
  arrangements(
    chanceOf: (place: Block, valid: ReadonlyArray<Block>) => number = (_, { length }) => 1 / length,
  ): ReadonlyMap<string, Arrangement> {
    const found = new Map<string, Arrangement>();
    const extend = (placed: ReadonlyArray<Block>, union: PatchSet, probability: number): void => {
      if (placed.length === this.#level.targets) {
        const name = nameOf(placed);
        const targets = [...placed].sort(byPlace);
        found.set(name, { targets, probability: (found.get(name)?.probability ?? 0) + probability });
        return;
      }
      const next = this.#targets
        .map((one) => ({ weight: one.weight, valid: this.#validOf(one, placed, union) }))
        .filter(({ valid }) => valid.length > 0);
      const total = next.reduce((sum, { weight }) => sum + weight, 0);
      if (total === 0) throw new Error(`the law is stuck after ${nameOf(placed)}`);
      for (const { weight, valid } of next) {
        const places = valid.map(({ block }) => block);
        for (const { block, patches } of valid) {
          const chance = ((probability * weight) / total) * chanceOf(block, places);
          extend([...placed, block], union | patches, chance);
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
