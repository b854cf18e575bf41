/** Sizes of a model that a test can differentiate by trial. */
export const tiny = { width: 16, depth: 2, predictorWidth: 8, predictorDepth: 1, heads: 2 };
