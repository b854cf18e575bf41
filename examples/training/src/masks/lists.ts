/** The masks of a batch at one level, as lists of patch numbers: all of one length, −1 where there is no patch. */
export interface Lists {
  /** [B, K]: what the encoder sees. */
  readonly context: Int32Array;
  /** [B, M · L]: what is to be predicted, target after target. */
  readonly targets: Int32Array;
}

/** The masks of a run. */
export interface Masks {
  /** For people: which masks, and how they come to one length. */
  readonly name: string;
  /** Those of a step, level by level. */
  at(step: number): ReadonlyArray<Lists>;
}
