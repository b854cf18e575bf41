import { type Either, isRight, type NonEmptyArray } from './either.js';
import type { ConfigError, ConfigErrors } from './errors.js';
import type { Change, Refusal } from './refusal.js';

/** Plans a configuration, or says why not; called with changed configurations too. */
export type Attempt<P> = (config: Change) => Either<NonEmptyArray<Refusal>, P>;

/** One change may need another beside it: so many are put together at most. */
const MOST_STEPS = 8;

type Pair = readonly [number, number];

const isPair = (value: unknown): value is Pair =>
  Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number');

/** What does for both: of ranges the hull, of image sizes the larger, of counts the smaller. */
const both = (name: string, one: unknown, other: unknown): unknown => {
  if (isPair(one) && isPair(other)) {
    const low = name === 'inputSize' ? Math.max : Math.min;
    return [low(one[0], other[0]), Math.max(one[1], other[1])];
  }
  return typeof one === 'number' && typeof other === 'number' ? Math.min(one, other) : other;
};

const joined = (changes: ReadonlyArray<Change>): Change => {
  const all: Record<string, unknown> = {};
  for (const change of changes) {
    for (const [name, value] of Object.entries(change)) {
      all[name] = Object.hasOwn(all, name) ? both(name, all[name], value) : value;
    }
  }
  return all;
};

/** The nth choice of each refusal, or its last, all at once; undefined where one has none. */
const choice = (refusals: ReadonlyArray<Refusal>, n: number): Change | undefined => {
  const changes = refusals.map((refusal) => refusal.changes());
  if (changes.some(({ length }) => length === 0)) return undefined;
  return joined(changes.map((all) => all[Math.min(n, all.length - 1)]!));
};

/**
 * Finds what mends one cause: a change after which it is gone and nothing else
 * is wrong that was not wrong before.
 */
const mend = <P>(
  config: Change,
  refusals: ReadonlyArray<Refusal>,
  cause: string,
  attempt: Attempt<P>,
): Change | undefined => {
  const others = new Set(refusals.map((refusal) => refusal.cause).filter((one) => one !== cause));
  const alike = refusals.filter((refusal) => refusal.cause === cause);
  const choices = Math.max(...alike.map((refusal) => refusal.changes().length));
  for (let n = 0; n < choices; n++) {
    let change = choice(alike, n);
    for (let step = 0; change !== undefined && step < MOST_STEPS; step++) {
      const changed = attempt({ ...config, ...change });
      if (isRight(changed)) return change;
      const news = changed.left.filter((refusal) => !others.has(refusal.cause));
      if (news.length === 0) return change;
      const next = choice(news, 0);
      // What comes next was found for the configuration as changed so far.
      change = next && { ...change, ...next };
    }
  }
  return undefined;
};

/** Whether a change is of one list of records. */
const isOfList = (change: Change): boolean => {
  const [list, ...others] = Object.values(change);
  return others.length === 0 && Array.isArray(list) && list.every((entry) => entry instanceof Object);
};

/** Whether a change is of the same list as another one. */
const isSameList = (change: Change, other: Change): boolean =>
  isOfList(other) && Object.keys(other)[0] === Object.keys(change)[0];

/** A list in which all is mended that changes of it can mend. */
interface MendedList {
  readonly change: Change;
  /** Causes that it does not mend. */
  readonly left: ReadonlySet<string>;
}

/** A change of a list, and what mends its other entries, one cause after another. */
const mendList = <P>(
  config: Change,
  change: Change,
  causes: ReadonlySet<string>,
  attempt: Attempt<P>,
): MendedList => {
  let all = change;
  let attempted = attempt({ ...config, ...all });
  // What mends one cause brings no other, so going through them once is enough.
  for (const cause of causes) {
    if (isRight(attempted)) break;
    if (!attempted.left.some((left) => left.cause === cause)) continue;
    const further = mend({ ...config, ...all }, attempted.left, cause, attempt);
    if (further === undefined || !isSameList(change, further)) continue;
    all = further;
    attempted = attempt({ ...config, ...all });
  }
  return { change: all, left: new Set(isRight(attempted) ? [] : attempted.left.map(({ cause }) => cause)) };
};

/**
 * The errors of a configuration that can't be planned, each with a change that
 * was tried: it removes the error, at all levels, and creates none. A change of
 * a list mends all of its entries, so that suggestions don’t undo one another; it
 * is found once and told with each of them.
 */
export const settleRefusals = <P>(
  config: Change,
  refusals: NonEmptyArray<Refusal>,
  attempt: Attempt<P>,
): ConfigErrors => {
  const causes = new Set(refusals.map(({ cause }) => cause));
  const lists: Array<MendedList> = [];
  const changeFor = (cause: string): Change | undefined => {
    const [first] = refusals.find((refusal) => refusal.cause === cause)!.changes();
    const known = lists.find(
      ({ change, left }) => first !== undefined && isSameList(change, first) && !left.has(cause),
    );
    if (known !== undefined) return known.change;
    const own = mend(config, refusals, cause, attempt);
    if (own === undefined || causes.size === 1 || !isOfList(own)) return own;
    const list = mendList(config, own, causes, attempt);
    lists.push(list);
    return list.change;
  };
  const mended = new Map([...causes].map((cause) => [cause, changeFor(cause)]));
  const [first, ...rest] = refusals;
  const told = (refusal: Refusal): ConfigError => refusal.error(mended.get(refusal.cause));
  return [told(first), ...rest.map(told)];
};
