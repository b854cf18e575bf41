/**
 * Keys name random streams: a key is a value, and new keys are derived from it
 * by hashing, never by adding (JAX's design, JEP 263). The hash is
 * Threefry-2x32 with 20 rounds (Salmon et al., "Parallel random numbers: as
 * easy as 1, 2, 3", SC 2011), checked against its published test vectors.
 */

/** 64 bits as two unsigned 32-bit words. */
export interface Key {
  /** First word, 0 to 2^32 − 1. */
  readonly high: number;
  /** Second word, 0 to 2^32 − 1. */
  readonly low: number;
}

/** Any safe integer, or any string. 0 is a seed like any other. */
export type Seed = number | string;

const PARITY = 0x1bd11bda;

/**
 * Domains keep the uses of one key apart: folded-in numbers have a high word
 * below 2^21, so a first counter word with one of these bits never meets them.
 */
const SPLIT = 0x80000000;
const TEXT = 0x40000000;
const STREAM = 0x20000000;
const PRESENCE = 0x10000000;

/**
 * Encrypts the counter (c0, c1) under the key (k0, k1) into `out[at]`, `out[at + 1]`.
 * Two rounds of mixing a line; every fourth round the key is injected.
 */
const threefryInto = (
  k0: number,
  k1: number,
  c0: number,
  c1: number,
  out: Int32Array | Uint32Array,
  at: number,
): void => {
  // The key schedule: injection s = 1 … 5 adds its words s mod 3 and (s + 1) mod 3.
  let x = k0;
  let y = k1;
  let z = PARITY ^ k0 ^ k1;
  let a = (c0 + k0) | 0;
  let b = (c1 + k1) | 0;
  for (let injection = 1; injection <= 5; injection++) {
    if ((injection & 1) !== 0) {
      a = (a + b) | 0;
      b = ((b << 13) | (b >>> 19)) ^ a;
      a = (a + b) | 0;
      b = ((b << 15) | (b >>> 17)) ^ a;
      a = (a + b) | 0;
      b = ((b << 26) | (b >>> 6)) ^ a;
      a = (a + b) | 0;
      b = ((b << 6) | (b >>> 26)) ^ a;
    } else {
      a = (a + b) | 0;
      b = ((b << 17) | (b >>> 15)) ^ a;
      a = (a + b) | 0;
      b = ((b << 29) | (b >>> 3)) ^ a;
      a = (a + b) | 0;
      b = ((b << 16) | (b >>> 16)) ^ a;
      a = (a + b) | 0;
      b = ((b << 24) | (b >>> 8)) ^ a;
    }
    const word = x;
    x = y;
    y = z;
    z = word;
    a = (a + x) | 0;
    b = (b + y + injection) | 0;
  }
  out[at] = a;
  out[at + 1] = b;
};

/** Threefry-2x32-20 of one counter under one key. */
export const threefry2x32 = (key: Key, counter: Key): Key => {
  const out = new Uint32Array(2);
  threefryInto(key.high, key.low, counter.high, counter.low, out, 0);
  return { high: out[0]!, low: out[1]! };
};

/** Most numbers have none, and a division takes as long as ten rounds. */
const highWord = (value: number): number =>
  value >= 0 && value < 4294967296 ? 0 : Math.floor(value / 4294967296) >>> 0;

/** Whether a value can seed: a safe integer or a string (requests refuse text that reads as a number). */
export const isSeed = (value: unknown): value is Seed =>
  typeof value === 'string' || Number.isSafeInteger(value);

/**
 * The root key of a seed. Integers keep their 64-bit two's complement, as in
 * JAX; a string is absorbed one UTF-16 unit at a time, apart from all integers.
 */
export const fromSeed = (seed: Seed): Key => {
  if (typeof seed === 'number') return { high: highWord(seed), low: seed >>> 0 };
  let key = threefry2x32({ high: 0, low: 0 }, { high: TEXT, low: seed.length });
  for (let i = 0; i < seed.length; i++) key = threefry2x32(key, { high: TEXT, low: seed.charCodeAt(i) });
  return key;
};

/**
 * The key named by a number (a step, an index, a level) below this key.
 *
 * @param data a safe integer ≥ 0
 *
 * @example
 * ```ts
 * import { foldIn, fromSeed } from '@jepa-masks/core/keys';
 *
 * const step = foldIn(fromSeed(42), 7);
 * console.log(step.high !== foldIn(fromSeed(42), 8).high); // true
 * ```
 */
export const foldIn = (key: Key, data: number): Key =>
  threefry2x32(key, { high: highWord(data), low: data >>> 0 });

/** `count` keys, independent of each other, of this key and of every key folded from it. */
export const split = (key: Key, count: number): ReadonlyArray<Key> =>
  Array.from({ length: count }, (_, index) => threefry2x32(key, { high: SPLIT, low: index }));

/** The key of what is drawn where patches are absent: apart from all that a strategy draws. */
export const presenceKey = (key: Key): Key => threefry2x32(key, { high: PRESENCE, low: 0 });

/** Scratch of {@link seedState}: a module's own, never handed out. */
const folded = new Int32Array(2);

/**
 * 128 bits of state for the stream of `fold(fold(root, index), level)`, written
 * to `state` without allocating. Level −1: no level is folded in.
 */
export const seedState = (root: Key, index: number, level: number, state: Int32Array): void => {
  threefryInto(root.high | 0, root.low | 0, highWord(index) | 0, index | 0, folded, 0);
  if (level >= 0) threefryInto(folded[0]!, folded[1]!, 0, level, folded, 0);
  threefryInto(folded[0]!, folded[1]!, STREAM, 0, state, 0);
  threefryInto(folded[0]!, folded[1]!, STREAM, 1, state, 2);
};

/** The 128 bits that seed a key's stream, for a key as a value: what `xoroshiro128plusFromState` of pure-rand takes. */
export const streamState = (key: Key): readonly [number, number, number, number] => {
  const state = new Int32Array(4);
  threefryInto(key.high, key.low, STREAM, 0, state, 0);
  threefryInto(key.high, key.low, STREAM, 1, state, 2);
  return [state[0]!, state[1]!, state[2]!, state[3]!];
};
