/** Photographs and what is on them. */
export interface Photographs {
  /** Grey values from 0 to 255, `SIDE` × `SIDE` a photograph, row by row. */
  readonly pixels: Uint8Array;
  /** The class of each, 0 to 9. */
  readonly labels: Uint8Array;
  readonly count: number;
}

/** Those to train with, and those that are held out. */
export interface Dataset {
  readonly train: Photographs;
  readonly test: Photographs;
}

/** Pixels along a side. */
export const SIDE = 28;

export const CLASSES = 10;
