import { EDGES } from '../packing/rectangles.js';
import { larger, smaller } from '../packing/without-branches.js';
import type { Cover } from './cover.js';

/** Neighbours that are told apart only if what they share does not tell enough. */
const GROUP = 16;

/** Numbers of a group: the rectangle that all of it share, and the largest of their areas. */
const SUMMARY = 5;

/**
 * Context blocks, listed so that neighbours in the list are neighbours on the
 * grid: of a group of them it is mostly enough to ask what their common part
 * loses.
 */
export class ContextList {
  count = 0;
  edges: Int32Array = new Int32Array(64 * EDGES);
  /** The block that kept most when last asked, as an index. */
  best = 0;
  #groups: Int32Array = new Int32Array((64 / GROUP) * SUMMARY);

  clear(): void {
    this.count = 0;
  }

  add(top: number, left: number, bottom: number, right: number): void {
    const at = this.count * EDGES;
    if (at === this.edges.length) this.#grow();
    const { edges } = this;
    edges[at] = top;
    edges[at + 1] = left;
    edges[at + 2] = bottom;
    edges[at + 3] = right;
    const groups = this.#groups;
    const group = ((this.count / GROUP) | 0) * SUMMARY;
    const isFirst = this.count % GROUP === 0;
    groups[group] = isFirst ? top : Math.max(groups[group]!, top);
    groups[group + 1] = isFirst ? left : Math.max(groups[group + 1]!, left);
    groups[group + 2] = isFirst ? bottom : Math.min(groups[group + 2]!, bottom);
    groups[group + 3] = isFirst ? right : Math.min(groups[group + 3]!, right);
    const area = (bottom - top) * (right - left);
    groups[group + 4] = isFirst ? area : Math.max(groups[group + 4]!, area);
    this.count++;
  }

  /**
   * The most patches that a block keeps beside what is covered and one rectangle
   * more; once one keeps `enough`, as many as that one does. Where all of a
   * group keep fewer than `enough` it may be told too many, but no `enough`.
   */
  most(cover: Cover, enough: number, top: number, left: number, bottom: number, right: number): number {
    const { edges, count } = this;
    const groups = this.#groups;
    let most = 0;
    for (let from = 0, group = 0; from < count; from += GROUP, group += SUMMARY) {
      const atMost =
        groups[group + 4]! -
        lost(
          cover,
          groups[group]!,
          groups[group + 1]!,
          groups[group + 2]!,
          groups[group + 3]!,
          top,
          left,
          bottom,
          right,
        );
      if (atMost < enough) {
        if (atMost > most) most = atMost;
        continue;
      }
      const end = Math.min(from + GROUP, count);
      for (let index = from, at = from * EDGES; index < end; index++, at += EDGES) {
        const kept = keptBy(
          cover,
          edges[at]!,
          edges[at + 1]!,
          edges[at + 2]!,
          edges[at + 3]!,
          top,
          left,
          bottom,
          right,
        );
        if (kept > most) most = kept;
        if (kept < enough) continue;
        this.best = index;
        return kept;
      }
    }
    return most;
  }

  /** Writes to `into`, which may be this list, those that keep `enough` beside what is covered. */
  keep(into: ContextList, cover: Cover, enough: number): void {
    const { count } = this;
    const { edges } = this;
    const groups = this.#groups;
    into.clear();
    for (let from = 0, group = 0; from < count; from += GROUP, group += SUMMARY) {
      const atMost =
        groups[group + 4]! -
        lost(cover, groups[group]!, groups[group + 1]!, groups[group + 2]!, groups[group + 3]!, 0, 0, 0, 0);
      if (atMost < enough) continue;
      const end = Math.min(from + GROUP, count) * EDGES;
      for (let at = from * EDGES; at < end; at += EDGES) {
        if (cover.between(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!) < enough) continue;
        into.add(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!);
      }
    }
  }

  #grow(): void {
    const edges = new Int32Array(this.edges.length * 2);
    edges.set(this.edges);
    this.edges = edges;
    const groups = new Int32Array(this.#groups.length * 2);
    groups.set(this.#groups);
    this.#groups = groups;
  }
}

/** Patches that a block keeps beside what is covered and one rectangle more. */
export const keptBy = (
  cover: Cover,
  above: number,
  before: number,
  below: number,
  behind: number,
  top: number,
  left: number,
  bottom: number,
  right: number,
): number => {
  const kept = cover.between(above, before, below, behind);
  const from = larger(above, top);
  const until = smaller(below, bottom);
  const first = larger(before, left);
  const last = smaller(behind, right);
  return from < until && first < last ? kept - cover.between(from, first, until, last) : kept;
};

/** Patches of a rectangle, which may be none, that are covered or lie in one rectangle more. */
const lost = (
  cover: Cover,
  above: number,
  before: number,
  below: number,
  behind: number,
  top: number,
  left: number,
  bottom: number,
  right: number,
): number =>
  above < below && before < behind
    ? (below - above) * (behind - before) -
      keptBy(cover, above, before, below, behind, top, left, bottom, right)
    : 0;
