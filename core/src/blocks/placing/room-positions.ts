import type { Stream } from '../../keys/stream.js';
import type { Level } from '../level.js';
import { LookAhead, NO_ROOMS } from '../packing/look-ahead.js';
import { packingOf } from '../packing/packing.js';
import { Places } from '../packing/places.js';
import { EDGES, Rectangles } from '../packing/rectangles.js';
import { RepeatedPlaces } from '../packing/repeated-places.js';
import { Tiling } from '../packing/tiling.js';
import type { PriorDraw } from '../prior-draw.js';
import type { TargetPositions } from './positions.js';

/** With more targets than these, looking ahead takes too long to do for every one. */
const MANY = 8;

/** Single places asked after, in vain, after which rooms are found. */
const MOST_ASKED = 3;

/** Rooms whose places are counted sooner than tried. */
const FEW = 10;

/**
 * Disjoint targets on any grid: the valid places of every shape are those in a
 * few rectangles, so shapes without any are told at a glance and places are
 * counted, not tried. Where nothing needs looking ahead, and with many targets,
 * places are tried first.
 */
export class RoomPositions implements TargetPositions {
  top = 0;
  left = 0;
  readonly #prior: PriorDraw;
  readonly #isRoomy: boolean;
  readonly #isConfined: boolean;
  readonly #maxAttempts: number;
  readonly #rows: number;
  readonly #columns: number;
  readonly #lookAhead: LookAhead;
  readonly #places: Places = new Places();
  readonly #repeated: RepeatedPlaces = new RepeatedPlaces();
  /** Of many targets. */
  readonly #tiling: Tiling | undefined;
  /** Their rooms, and the tiles that are free. */
  readonly #rooms: Rectangles = new Rectangles();
  #isKnown = false;
  /** Scratch: the shapes that have a place. */
  readonly #fitting: Int32Array;
  /** Patches of the largest target that can be next. */
  #mostArea = 0;
  #isFirst = true;
  /** Whether single places are asked after before rooms are found; and how many were, in vain. */
  #isAsked = false;
  #asked = 0;

  constructor(level: Level, prior: PriorDraw) {
    this.#prior = prior;
    this.#fitting = new Int32Array(prior.count);
    const packing = packingOf(level);
    this.#isRoomy = packing.isRoomy;
    this.#isConfined = level.confined;
    this.#maxAttempts = level.maxAttempts;
    this.#rows = level.grid.rows;
    this.#columns = level.grid.columns;
    this.#lookAhead = new LookAhead(packing);
    const isMany = level.targets > MANY && !level.confined && !packing.isRoomy;
    this.#tiling = isMany ? new Tiling(level.grid, level.targetShapes) : undefined;
  }

  begin(blocks: Int32Array, at: number, coarser: Int32Array, coarserAt: number): void {
    this.#isFirst = true;
    this.#lookAhead.begin(blocks, at, this.#isConfined ? coarser : undefined, coarserAt);
    this.#tiling?.clear();
  }

  draw(stream: Stream, remaining: number): number {
    this.#lookAhead.turnTo(remaining);
    this.#isKnown = false;
    this.#asked = 0;
    this.#mostArea =
      this.#isRoomy || this.#isConfined ? this.#rows * this.#columns : this.#lookAhead.mostArea;
    this.#isAsked = !this.#isFirst && remaining > 0 && !this.#isConfined && this.#lookAhead.isSpacious;
    this.#isFirst = false;
    const isTried = this.#isRoomy || this.#tiling !== undefined;
    const shape = isTried ? this.#tryAnywhere(stream, remaining) : this.#drawInRooms(stream);
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    this.#lookAhead.place(height, width);
    this.#tiling?.place(this.top, this.left, height, width);
    return shape;
  }

  /** A place on the grid, again while it is taken or takes too many tiles; then from the rooms. */
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
    const rooms = this.#roomsFor(height, width);
    if (!rooms.hasPlace(height, width)) return this.#drawInRooms(stream);
    this.#placeIn(stream, rooms, height, width);
    return shape;
  }

  /** A shape that has a valid place, and one of these: drawn again while it has none, then from those that have one. */
  #drawInRooms(stream: Stream): number {
    const prior = this.#prior;
    for (let attempt = 0; attempt < this.#maxAttempts; attempt++) {
      const shape = prior.draw(stream);
      if (this.#drawPlace(stream, shape)) return shape;
    }
    const shape = this.#drawShape(stream);
    const height = prior.heights[shape]!;
    const width = prior.widths[shape]!;
    this.#placeIn(stream, this.#roomsFor(height, width), height, width);
    return shape;
  }

  /** A valid place of a shape; false if it has none. */
  #drawPlace(stream: Stream, shape: number): boolean {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const lookAhead = this.#lookAhead;
    if (this.#isAsked) {
      if (height * width > this.#mostArea) return false;
      const total = this.#repeated.turnTo(lookAhead.free, height, width);
      if (total === 0) return false;
      for (let attempt = 0; attempt < this.#maxAttempts && this.#asked < MOST_ASKED; attempt++) {
        if (!this.#repeated.moveTo(stream.below(total))) continue;
        this.top = this.#repeated.top;
        this.left = this.#repeated.left;
        if (lookAhead.allows(this.top, this.left, height, width)) return true;
        this.#asked++;
      }
    }
    const rooms = this.#roomsFor(height, width);
    if (!rooms.hasPlace(height, width)) return false;
    this.#placeIn(stream, rooms, height, width);
    return true;
  }

  /** A place in rooms: of many, one on the grid that lies in any is soon found; else, or of a few, they are counted. */
  #placeIn(stream: Stream, rooms: Rectangles, height: number, width: number): void {
    if (this.#tryInside(stream, rooms, height, width)) return;
    const places = this.#places;
    places.moveTo(stream.below(places.turnTo(rooms, height, width)));
    this.top = places.top;
    this.left = places.left;
  }

  #tryInside(stream: Stream, rooms: Rectangles, height: number, width: number): boolean {
    if (rooms.count <= FEW) {
      const total = this.#repeated.turnTo(rooms, height, width);
      for (let attempt = 0; attempt < this.#maxAttempts; attempt++) {
        if (!this.#repeated.moveTo(stream.below(total))) continue;
        this.top = this.#repeated.top;
        this.left = this.#repeated.left;
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
      if (rooms.holds(this.top, this.left, this.top + height, this.left + width)) return true;
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
      let rooms = area <= safeArea ? safe : other;
      if (rooms === undefined) {
        rooms = this.#roomsFor(height, width);
        // Whether areas leave a context its minimum is all that the rooms of a shape depend on.
        if (rooms !== NO_ROOMS) {
          if (area <= safeArea) safe = rooms;
          else other = rooms;
        }
      }
      if (!rooms.hasPlace(height, width)) continue;
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

  #roomsFor(height: number, width: number): Rectangles {
    if (this.#isRoomy) return this.#lookAhead.free;
    if (!this.#isConfined) return this.#roomsAndTiles(height, width);
    // Every target has a coarser one of its own to lie in, so only the areas need looking ahead.
    return height * width <= this.#lookAhead.safeArea ? this.#lookAhead.free : NO_ROOMS;
  }

  #roomsAndTiles(height: number, width: number): Rectangles {
    const rooms = this.#lookAhead.roomsFor(height, width);
    // As many tiles as targets, this one included; each has the area of a minimal shape at most.
    if (this.#tiling === undefined || this.#tiling.free <= this.#lookAhead.remaining) return rooms;
    if (height * width > this.#lookAhead.safeArea) return rooms;
    if (this.#isKnown) return this.#rooms;
    this.#isKnown = true;
    this.#rooms.clear();
    for (let at = 0; at < rooms.count * EDGES; at += EDGES) {
      const { edges } = rooms;
      this.#rooms.append(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!);
    }
    this.#tiling.addTo(this.#rooms);
    return this.#rooms;
  }
}
