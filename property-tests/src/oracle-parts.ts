import type { Shape } from '@jepa-masks/core/blocks';

/** Patches as bits, so at most 31 of them. */
export type PatchSet = number;

/** A rectangle of a grid. */
interface Region {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly patches: PatchSet;
}

const inside = (inner: PatchSet, outer: PatchSet): boolean => (inner & ~outer) === 0;

/**
 * The documented rule for three and more to come, tried out: lines from side to
 * side cut off part after part, each of which straight cuts take apart in one
 * empty rectangle; where the next target may lie is what is left.
 */
export class PartsRule {
  readonly #regions: ReadonlyMap<string, Region>;
  readonly #whole: string;
  readonly #targets: ReadonlyArray<Shape>;
  readonly #pieces: ReadonlyArray<Shape>;
  readonly #separable = new Map<string, boolean>();
  readonly #known = new Map<string, ReadonlyArray<PatchSet>>();

  /**
   * @param targets shapes that targets have
   * @param pieces shapes of which one keeps a context its minimum
   */
  constructor(rows: number, columns: number, targets: ReadonlyArray<Shape>, pieces: ReadonlyArray<Shape>) {
    this.#targets = targets;
    this.#pieces = pieces;
    this.#whole = `0,0,${rows},${columns}`;
    const regions = new Map<string, Region>();
    for (let top = 0; top < rows; top++) {
      for (let left = 0; left < columns; left++) {
        for (let bottom = top + 1; bottom <= rows; bottom++) {
          for (let right = left + 1; right <= columns; right++) {
            let patches = 0;
            for (let row = top; row < bottom; row++) {
              for (let column = left; column < right; column++) patches |= 1 << (row * columns + column);
            }
            regions.set(`${top},${left},${bottom},${right}`, { top, left, bottom, right, patches });
          }
        }
      }
    }
    this.#regions = regions;
  }

  /** Whether the next target may lie there, with so much to come after it beside `covered`. */
  allows(block: PatchSet, covered: PatchSet, targets: number, pieces: number): boolean {
    const name = `${covered}/${targets}/${pieces}`;
    const feasible = this.#known.get(name) ?? this.#findFeasible(covered, targets, pieces);
    this.#known.set(name, feasible);
    return feasible.some((rectangle) => inside(block, rectangle));
  }

  #findFeasible(covered: PatchSet, targets: number, pieces: number): ReadonlyArray<PatchSet> {
    const empty = [...this.#regions.values()].filter(({ patches }) => (patches & covered) === 0);
    const holding = new Map<string, boolean>();
    const holds = (region: string, part: number, piece: number): boolean => {
      const name = `${region}/${part}/${piece}`;
      const before = holding.get(name);
      if (before !== undefined) return before;
      const { patches } = this.#regions.get(region)!;
      const found = empty.some(
        (one) =>
          inside(one.patches, patches) &&
          this.#isSeparable(one.bottom - one.top, one.right - one.left, part, piece),
      );
      holding.set(name, found);
      return found;
    };
    const feasible: Array<PatchSet> = [];
    const met = new Set<string>();
    const cut = (region: string, toCome: number, piecesToCome: number): void => {
      const name = `${region}/${toCome}/${piecesToCome}`;
      if (met.has(name)) return;
      met.add(name);
      if (toCome + piecesToCome === 0) {
        feasible.push(this.#regions.get(region)!.patches);
        return;
      }
      for (const [own, other] of this.#linesThrough(region)) {
        for (let piece = 0; piece <= piecesToCome; piece++) {
          for (let part = piece === 0 ? 1 : 0; part <= toCome; part++) {
            if (holds(other, part, piece)) cut(own, toCome - part, piecesToCome - piece);
          }
        }
      }
    };
    cut(this.#whole, targets, pieces);
    return feasible;
  }

  /** What every line through a region leaves on one side, and has on the other; either way round. */
  #linesThrough(name: string): ReadonlyArray<readonly [own: string, other: string]> {
    const { top, left, bottom, right } = this.#regions.get(name)!;
    const lines: Array<readonly [string, string]> = [];
    for (let row = top + 1; row < bottom; row++) {
      const [above, below] = [`${top},${left},${row},${right}`, `${row},${left},${bottom},${right}`];
      lines.push([above, below], [below, above]);
    }
    for (let column = left + 1; column < right; column++) {
      const [before, behind] = [`${top},${left},${bottom},${column}`, `${top},${column},${bottom},${right}`];
      lines.push([before, behind], [behind, before]);
    }
    return lines;
  }

  #isSeparable(height: number, width: number, targets: number, pieces: number): boolean {
    if (targets + pieces === 0) return true;
    if (targets + pieces === 1) {
      const shapes = targets === 1 ? this.#targets : this.#pieces;
      return shapes.some((shape) => shape.height <= height && shape.width <= width);
    }
    const name = `${height},${width}/${targets}/${pieces}`;
    const before = this.#separable.get(name);
    if (before !== undefined) return before;
    const splits = (one: (part: number, piece: number, at: number) => boolean, sides: number): boolean => {
      for (let at = 1; at < sides; at++) {
        for (let part = 0; part <= targets; part++) {
          for (let piece = 0; piece <= pieces; piece++) {
            const isAll = part + piece === 0 || part + piece === targets + pieces;
            if (!isAll && one(part, piece, at)) return true;
          }
        }
      }
      return false;
    };
    const found =
      splits(
        (part, piece, at) =>
          this.#isSeparable(at, width, part, piece) &&
          this.#isSeparable(height - at, width, targets - part, pieces - piece),
        height,
      ) ||
      splits(
        (part, piece, at) =>
          this.#isSeparable(height, at, part, piece) &&
          this.#isSeparable(height, width - at, targets - part, pieces - piece),
        width,
      );
    this.#separable.set(name, found);
    return found;
  }
}
