import { Stream } from '../../src/keys/stream.js';

/** More draws than any block takes here: one that goes on and on is ended. */
const MOST_DRAWS = 1000;

/** A stream whose draws are written down: those given, then 0; notes out of how many each was. */
export class Path extends Stream {
  readonly taken: Array<number>;
  readonly asked: Array<number> = [];

  constructor(taken: ReadonlyArray<number>) {
    super();
    this.taken = [...taken];
  }

  override below(bound: number): number {
    const at = this.asked.length;
    if (at === MOST_DRAWS) throw new Error('draws on and on');
    this.asked.push(bound);
    this.taken[at] ??= 0;
    return this.taken[at];
  }

  /** How likely the draws taken are. */
  get odds(): number {
    return this.asked.reduce((odds, bound) => odds / bound, 1);
  }

  /** The draws of the next path in ascending order; undefined after the last one. */
  get following(): ReadonlyArray<number> | undefined {
    const last = this.asked.findLastIndex((bound, at) => this.taken[at]! + 1 < bound);
    if (last < 0) return undefined;
    return [...this.taken.slice(0, last), this.taken[last]! + 1];
  }
}

/** What draws can lead to, how likely it is, and draws that do. */
export interface Outcome<T> {
  readonly value: T;
  readonly odds: number;
  readonly path: ReadonlyArray<number>;
}

/**
 * Every outcome of what is drawn from a stream, in the order first met, with
 * exact odds; undefined if there are more than `most` ways to draw.
 */
export const outcomesOf = <T>(
  draw: (stream: Stream) => T,
  most = Number.POSITIVE_INFINITY,
): ReadonlyArray<Outcome<T>> | undefined => {
  const outcomes = new Map<string, Outcome<T>>();
  let taken: ReadonlyArray<number> | undefined = [];
  for (let paths = 0; taken !== undefined; paths++) {
    if (paths === most) return undefined;
    const path: Path = new Path(taken);
    const value = draw(path);
    const name = JSON.stringify(value);
    const odds = path.odds + (outcomes.get(name)?.odds ?? 0);
    outcomes.set(name, { value, odds, path: path.taken });
    taken = path.following;
  }
  return [...outcomes.values()];
};
