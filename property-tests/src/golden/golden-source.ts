/** What names a sample or a batch, as a golden file writes it. */
export type GoldenKey = Readonly<Record<string, unknown>>;

/** A configuration as a golden file writes it. */
export type GoldenConfig = Readonly<Record<string, unknown>>;

/** What a key drew. */
export interface GoldenDraw {
  /** All of it as 32-bit integers, for the digest. */
  readonly integers: ArrayLike<number>;
  /** All of it as people read it, for the vectors that are written out. */
  readonly full: unknown;
}

/** Something that draws masks whose bits are frozen: a strategy, or a published generator. */
export interface GoldenSource {
  /** Its name, and its file's. */
  readonly name: string;
  /** What is frozen: configurations, and the keys drawn from each. Made when asked for: some have to be planned to be found. */
  cases(): ReadonlyArray<{ readonly config: GoldenConfig; readonly keys: ReadonlyArray<GoldenKey> }>;
  /** What draws the keys of a configuration. @throws if there is no such configuration or key */
  open(config: GoldenConfig): (key: GoldenKey) => GoldenDraw;
}
