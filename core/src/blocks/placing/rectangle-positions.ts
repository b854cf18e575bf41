import type { Stream } from '../../keys/stream.js';
import type { Level } from '../level.js';
import { LookAhead, NO_RECTANGLES } from '../packing/look-ahead.js';
import { packingOf } from '../packing/packing.js';
import { Places } from '../packing/places.js';
import { EDGES, Rectangles } from '../packing/rectangles.js';
import { Tiling } from '../packing/tiling.js';
import type { PriorDraw } from '../prior-draw.js';
import type { TargetPositions } from './positions.js';

/** With more targets than these, looking ahead takes too long to do for every one. */
const MANY = 8;

/** Single places asked after, in vain, after which feasible rectangles are found. */
const MOST_ASKED = 3;

/** Feasible rectangles whose places are counted sooner than tried. */
const FEW = 10;

/**
 * Disjoint targets on any grid: the valid places of every shape are those in a
 * few rectangles, so shapes without any are told at a glance and places are
 * counted, not tried. Where nothing needs looking ahead, and with many targets,
 * places are tried first.
 */
export class RectanglePositions implements TargetPositions {
  top = 0;
  left = 0;
  readonly #prior: PriorDraw;
  readonly #isRoomy: boolean;
  readonly #isNested: boolean;
  readonly #maxAttempts: number;
  readonly #rows: number;
  readonly #columns: number;
  readonly #lookAhead: LookAhead;
  readonly #places: Places = new Places();
  /** Of many targets. */
  readonly #tiling: Tiling | undefined;
  /** Their feasible rectangles, and the tiles that are free. */
  readonly #feasible: Rectangles = new Rectangles();
  #isKnown = false;
  /** Scratch: the shapes that have a place. */
  readonly #fitting: Int32Array;
  /** Patches of the largest target that can be next. */
  #mostArea = 0;
  #isFirst = true;
  /** Whether single places are asked after before feasible rectangles are found; and how many were, in vain. */
  #isAsked = false;
  #asked = 0;

  constructor(level: Level, prior: PriorDraw) {
    this.#prior = prior;
    this.#fitting = new Int32Array(prior.count);
    const packing = packingOf(level);
    this.#isRoomy = packing.isRoomy;
    this.#isNested = level.nested;
    this.#maxAttempts = level.maxAttempts;
    this.#rows = level.grid.rows;
    this.#columns = level.grid.columns;
    this.#lookAhead = new LookAhead(packing);
    const isMany = level.targets > MANY && !level.nested && !packing.isRoomy;
    this.#tiling = isMany ? new Tiling(level.grid, level.targetShapes) : undefined;
  }

  begin(blocks: Int32Array, at: number, coarser: Int32Array, coarserAt: number): void {
    this.#isFirst = true;
    this.#lookAhead.begin(blocks, at, this.#isNested ? coarser : undefined, coarserAt);
    this.#tiling?.clear();
  }

  draw(stream: Stream, remaining: number): number {
    this.#lookAhead.turnTo(remaining);
    this.#isKnown = false;
    this.#asked = 0;
    this.#mostArea = this.#isRoomy || this.#isNested ? this.#rows * this.#columns : this.#lookAhead.mostArea;
    this.#isAsked = !this.#isFirst && remaining > 0 && !this.#isNested && this.#lookAhead.isSpacious;
    this.#isFirst = false;
    const isTried = this.#isRoomy || this.#tiling !== undefined;
    const shape = isTried ? this.#tryAnywhere(stream, remaining) : this.#drawFeasible(stream);
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    this.#lookAhead.place(height, width);
    this.#tiling?.place(this.top, this.left, height, width);
    return shape;
  }

  /** A place on the grid, again while it is taken or takes too many tiles; then from the feasible rectangles. */
  #tryAnywhere(stream: Stream, remaining: number): number {
    const shape = this.#prior.draw(stream);
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const columns = this.#columns - width + 1;
    const count = (this.#rows - height + 1) * columns;
    const isTried = this.#isRoomy || this.#lookAhead.isContextSafe(height * width);
    for (let attempt = 0; isTried && attempt < this.#maxAttempts; attempt++) {
      const index = stream.below(count);
      this.top = (index / columns) | 0;
      this.left = index - this.top * columns;
      if (!this.#lookAhead.isFree(this.top, this.left, height, width)) continue;
      if (this.#tiling === undefined) return shape;
      if (this.#tiling.freeBeside(this.top, this.left, height, width) >= remaining) return shape;
    }
    const feasible = this.#feasibleFor(height, width);
    if (!feasible.hasPlace(height, width)) return this.#drawFeasible(stream);
    this.#placeIn(stream, feasible, height, width);
    return shape;
  }

  /** A shape that has a valid place, and one of these: drawn again while it has none, then from those that have one. */
  #drawFeasible(stream: Stream): number {
    const prior = this.#prior;
    for (let attempt = 0; attempt < this.#maxAttempts; attempt++) {
      const shape = prior.draw(stream);
      if (this.#drawPlace(stream, shape)) return shape;
    }
    const shape = this.#drawShape(stream);
    const height = prior.heights[shape]!;
    const width = prior.widths[shape]!;
    this.#placeIn(stream, this.#feasibleFor(height, width), height, width);
    return shape;
  }

  /** A valid place of a shape; false if it has none. */
  #drawPlace(stream: Stream, shape: number): boolean {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const lookAhead = this.#lookAhead;
    if (this.#isAsked) {
      if (height * width > this.#mostArea) return false;
      const total = this.#places.turnTo(lookAhead.free, height, width);
      if (total === 0) return false;
      for (let attempt = 0; attempt < this.#maxAttempts && this.#asked < MOST_ASKED; attempt++) {
        if (!this.#places.moveTo(stream.below(total))) continue;
        this.top = this.#places.top;
        this.left = this.#places.left;
        if (lookAhead.allows(this.top, this.left, height, width)) return true;
        this.#asked++;
      }
    }
    const feasible = this.#feasibleFor(height, width);
    if (!feasible.hasPlace(height, width)) return false;
    this.#placeIn(stream, feasible, height, width);
    return true;
  }

  /** A place in feasible rectangles: of many, one on the grid that lies in any is soon found; else, or of a few, they are counted. */
  #placeIn(stream: Stream, feasible: Rectangles, height: number, width: number): void {
    if (this.#tryInside(stream, feasible, height, width)) return;
    const places = this.#places;
    places.turnTo(feasible, height, width);
    places.walk(stream.below(places.walk(-1)));
    this.top = places.top;
    this.left = places.left;
  }

  #tryInside(stream: Stream, feasible: Rectangles, height: number, width: number): boolean {
    if (feasible.count <= FEW) {
      const total = this.#places.turnTo(feasible, height, width);
      for (let attempt = 0; attempt < this.#maxAttempts; attempt++) {
        if (!this.#places.moveTo(stream.below(total))) continue;
        this.top = this.#places.top;
        this.left = this.#places.left;
        return true;
      }
      return false;
    }
    const columns = this.#columns - width + 1;
    const count = (this.#rows - height + 1) * columns;
    for (let attempt = 0; attempt < this.#maxAttempts; attempt++) {
      const index = stream.below(count);
      this.top = (index / columns) | 0;
      this.left = index - this.top * columns;
      if (feasible.holds(this.top, this.left, this.top + height, this.left + width)) return true;
    }
    return false;
  }

  /** A shape of the prior among those that have a place. */
  #drawShape(stream: Stream): number {
    const prior = this.#prior;
    const fitting = this.#fitting;
    const { safeArea } = this.#lookAhead;
    let safe: Rectangles | undefined;
    let other: Rectangles | undefined;
    let weight = 0;
    let count = 0;
    for (let shape = 0; shape < prior.count; shape++) {
      const height = prior.heights[shape]!;
      const width = prior.widths[shape]!;
      const area = height * width;
      if (area > this.#mostArea) continue;
      let feasible = area <= safeArea ? safe : other;
      if (feasible === undefined) {
        feasible = this.#feasibleFor(height, width);
        feasible.measure();
        // Whether areas leave a context its minimum is all that the feasible rectangles of a shape depend on.
        if (feasible !== NO_RECTANGLES) {
          if (area <= safeArea) safe = feasible;
          else other = feasible;
        }
      }
      if (!feasible.hasPlace(height, width)) continue;
      fitting[count++] = shape;
      weight += prior.weightOf(shape);
    }
    // No configuration gets here: planning refuses those in which a sample can get stuck.
    if (weight === 0) throw new Error('a planned level is stuck; please report this');
    let rest = stream.below(weight);
    let at = 0;
    for (; rest >= prior.weightOf(fitting[at]!); at++) rest -= prior.weightOf(fitting[at]!);
    return fitting[at]!;
  }

  #feasibleFor(height: number, width: number): Rectangles {
    if (this.#isRoomy) return this.#lookAhead.free;
    if (!this.#isNested) return this.#feasibleAndTiles(height, width);
    // Every target has a coarser one of its own to lie in, so only the areas need looking ahead.
    return height * width <= this.#lookAhead.safeArea ? this.#lookAhead.free : NO_RECTANGLES;
  }

  #feasibleAndTiles(height: number, width: number): Rectangles {
    const feasible = this.#lookAhead.feasibleFor(height, width);
    // As many tiles as targets, this one included; each has the area of a minimal shape at most.
    if (this.#tiling === undefined || this.#tiling.free <= this.#lookAhead.remaining) return feasible;
    if (height * width > this.#lookAhead.safeArea) return feasible;
    if (this.#isKnown) return this.#feasible;
    this.#isKnown = true;
    this.#feasible.clear();
    for (let at = 0; at < feasible.count * EDGES; at += EDGES) {
      const { edges } = feasible;
      this.#feasible.append(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!);
    }
    this.#tiling.addTo(this.#feasible);
    return this.#feasible;
  }
}
