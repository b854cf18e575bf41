/**
 * A source of random numbers as one of the published libraries would give
 * them. It is the mutable inside of one batch: made from a {@link StreamState},
 * drawn from, turned back into one, and never handed out.
 */
export interface Stream {
  /** A float in [0, 1): 24 random bits from torch, 53 from NumPy and CPython. */
  float(): number;
  /**
   * An integer in [0, size).
   *
   * @param size - a positive integer below 2^32
   */
  below(size: number): number;
  /** Where the stream stands now, as a value; later draws do not change it. */
  state(): StreamState;
}

/**
 * Where a Mersenne Twister stands: pure-rand's 625 integers (the index of the
 * next word, then the 624 words as signed 32-bit integers). Plain data: it can
 * be stored, sent and compared.
 */
export type StreamState = ReadonlyArray<number>;

/** One library's way to seed a stream and to draw from it. */
export interface StreamKind {
  /** The library, as it calls itself. */
  readonly name: string;
  /** The seeds that the library takes, in words. */
  readonly seeds: string;
  /** Whether the library takes this seed. */
  readonly accepts: (seed: bigint) => boolean;
  /** The state right after seeding, with a seed that {@link accepts} takes. */
  readonly seeded: (seed: bigint) => StreamState;
  /** A stream that starts at a state and leaves that state as it is. */
  readonly resume: (state: StreamState) => Stream;
}
