import { inRanges } from '../blocks/lattice.js';
import type { LevelRanges } from '../blocks/level.js';
import { gridOf } from '../grid/grid.js';
import type { SeenLevel } from './seen-level.js';

/** What one level of a generator's masks was found to keep, over all samples seen. */
export interface AuditedLevel {
  /** Rows of patches. */
  readonly rows: number;
  /** Columns of patches. */
  readonly columns: number;
  /** Samples counted. */
  readonly samples: number;
  /** Of targets that are blocks; undefined where the generator has none, or there are no ranges to keep. */
  readonly blocks:
    | {
        /** Targets counted. */
        readonly targets: number;
        /** Targets whose block has its area and aspect ratio in range. */
        readonly inBounds: number;
        /** Samples all of whose targets do. */
        readonly samplesInBounds: number;
        /** Targets whose block is smaller than the range allows. */
        readonly shrunken: number;
      }
    | undefined;
  /** Samples in which two targets share a patch. */
  readonly targetsMeet: number;
  /** Samples in which a context and a target share a patch. */
  readonly contextMeetsTarget: number;
  /** Targets without a patch. */
  readonly emptyTargets: number;
  /** Context masks without a patch. */
  readonly emptyContexts: number;
  /** Share of patches in a context mask. */
  readonly contextMean: number;
  /** Least share of patches in a context mask. */
  readonly contextMin: number;
  /** Share of context masks that each patch was in (over time, on average). */
  readonly contextVisits: ReadonlyArray<number>;
  /** Share of samples' unions of targets that each patch was in (over time, on average). */
  readonly targetVisits: ReadonlyArray<number>;
  /** Share of each time step's patches in a context mask, on average; one step where there is no time. */
  readonly contextOverTime: ReadonlyArray<number>;
}

/** Counts one level of a generator's masks, batch by batch. */
export class Audit {
  readonly #ranges: LevelRanges | undefined;
  #rows = 0;
  #columns = 0;
  #duration = 1;
  #samples = 0;
  #contextMasks = 0;
  #hasBlocks = true;
  #targets = 0;
  #inBounds = 0;
  #samplesInBounds = 0;
  #shrunken = 0;
  #targetsMeet = 0;
  #contextMeetsTarget = 0;
  #emptyTargets = 0;
  #emptyContexts = 0;
  #contextPatches = 0;
  #contextMin = Number.POSITIVE_INFINITY;
  #contextVisits = new Float64Array(0);
  #targetVisits = new Float64Array(0);
  #contextOverTime = new Float64Array(0);

  /** @param ranges what the generator was asked to keep to; undefined if blocks are not to be judged */
  constructor(ranges: LevelRanges | undefined) {
    this.#ranges = ranges;
  }

  /** Counts one batch; all batches have the same grid. */
  add(seen: SeenLevel): void {
    const plane = seen.rows * seen.columns;
    if (this.#samples === 0) {
      this.#rows = seen.rows;
      this.#columns = seen.columns;
      this.#duration = seen.duration;
      this.#contextVisits = new Float64Array(plane);
      this.#targetVisits = new Float64Array(plane);
      this.#contextOverTime = new Float64Array(seen.duration);
    }
    const cover = new Uint8Array(plane * seen.duration);
    for (let sample = 0; sample < seen.samples; sample++) {
      this.#addBlocks(seen, sample);
      this.#addMasks(seen, sample, cover, plane);
    }
    this.#samples += seen.samples;
    this.#contextMasks += seen.samples * seen.contexts;
  }

  #addBlocks({ sizes, targets, rows, columns }: SeenLevel, sample: number): void {
    if (sizes === undefined || this.#ranges === undefined) {
      this.#hasBlocks = false;
      return;
    }
    const { targetScale, targetAspectRatio } = this.#ranges;
    const grid = gridOf({ rows, columns });
    let within = 0;
    for (let target = 0; target < targets; target++) {
      const at = (sample * targets + target) * 2;
      const shape = { height: sizes[at]!, width: sizes[at + 1]! };
      if (inRanges(grid, shape, targetScale, targetAspectRatio)) within++;
      if ((shape.height * shape.width) / grid.patches < targetScale[0]) this.#shrunken++;
    }
    this.#targets += targets;
    this.#inBounds += within;
    if (within === targets) this.#samplesInBounds++;
  }

  #addMasks(seen: SeenLevel, sample: number, cover: Uint8Array, plane: number): void {
    const patches = cover.length;
    cover.fill(0);
    let meet = false;
    for (let target = 0; target < seen.targets; target++) {
      const from = (sample * seen.targets + target) * patches;
      let area = 0;
      for (let patch = 0; patch < patches; patch++) {
        if (seen.target[from + patch] === 0) continue;
        area++;
        if (cover[patch] === 1) meet = true;
        cover[patch] = 1;
      }
      if (area === 0) this.#emptyTargets++;
    }
    if (meet) this.#targetsMeet++;
    for (let patch = 0; patch < patches; patch++) {
      if (cover[patch] === 1) visit(this.#targetVisits, patch % plane);
    }
    let meets = false;
    for (let context = 0; context < seen.contexts; context++) {
      const from = (sample * seen.contexts + context) * patches;
      let area = 0;
      for (let patch = 0; patch < patches; patch++) {
        if (seen.context[from + patch] === 0) continue;
        area++;
        if (cover[patch] === 1) meets = true;
        visit(this.#contextVisits, patch % plane);
        visit(this.#contextOverTime, Math.floor(patch / plane));
      }
      if (area === 0) this.#emptyContexts++;
      this.#contextPatches += area;
      this.#contextMin = Math.min(this.#contextMin, area);
    }
    if (meets) this.#contextMeetsTarget++;
  }

  /** What was found; there must have been a sample. */
  conclude(): AuditedLevel {
    const patches = this.#rows * this.#columns * this.#duration;
    const share = (visits: Float64Array, of: number): ReadonlyArray<number> =>
      Array.from(visits, (count) => count / (of * this.#duration));
    return {
      rows: this.#rows,
      columns: this.#columns,
      samples: this.#samples,
      blocks: this.#hasBlocks
        ? {
            targets: this.#targets,
            inBounds: this.#inBounds,
            samplesInBounds: this.#samplesInBounds,
            shrunken: this.#shrunken,
          }
        : undefined,
      targetsMeet: this.#targetsMeet,
      contextMeetsTarget: this.#contextMeetsTarget,
      emptyTargets: this.#emptyTargets,
      emptyContexts: this.#emptyContexts,
      contextMean: this.#contextPatches / this.#contextMasks / patches,
      contextMin: this.#contextMin / patches,
      contextVisits: share(this.#contextVisits, this.#contextMasks),
      targetVisits: share(this.#targetVisits, this.#samples),
      contextOverTime: Array.from(
        this.#contextOverTime,
        (count) => count / (this.#contextMasks * this.#rows * this.#columns),
      ),
    };
  }
}

const visit = (visits: Float64Array, patch: number): void => {
  visits[patch] = visits[patch]! + 1;
};

/** Rows of a grid none of whose patches was ever visited. */
export const rowsNeverVisited = (visits: ReadonlyArray<number>, columns: number): ReadonlyArray<number> =>
  Array.from({ length: visits.length / columns }, (_, row) => row).filter((row) =>
    visits.slice(row * columns, (row + 1) * columns).every((share) => share === 0),
  );

/** Columns of a grid none of whose patches was ever visited. */
export const columnsNeverVisited = (visits: ReadonlyArray<number>, columns: number): ReadonlyArray<number> =>
  Array.from({ length: columns }, (_, column) => column).filter((column) =>
    visits.every((share, patch) => patch % columns !== column || share === 0),
  );
