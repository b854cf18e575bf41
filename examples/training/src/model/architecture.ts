/** Sizes of the model. */
export interface Architecture {
  /** Patches along a side of an image. */
  readonly side: number;
  /** Numbers of a patch: its pixels times their channels. */
  readonly pixels: number;
  /** Numbers of a token in the encoders. */
  readonly width: number;
  /** Blocks of the encoders. */
  readonly depth: number;
  /** Numbers of a token in a predictor: fewer, so that it can't do the encoder's work. */
  readonly predictorWidth: number;
  /** Blocks of a predictor. */
  readonly predictorDepth: number;
  /** Heads of every attention. */
  readonly heads: number;
  /** Predictors: one for I-JEPA, one a level for H-JEPA. */
  readonly levels: number;
}

/** What trains in minutes on a processor, for 28 × 28 grey pixels in patches of 4 × 4. */
export const small: Omit<Architecture, 'levels'> = {
  side: 7,
  pixels: 16,
  width: 64,
  depth: 4,
  predictorWidth: 32,
  predictorDepth: 2,
  heads: 4,
};
