/** What is used of it. Its types are a package of their own, which has those of much else. */
declare module 'd3-array' {
  /** About `count` round numbers from `start` to `stop`. */
  export const ticks: (start: number, stop: number, count: number) => Array<number>;
  /** The ends moved outwards to round numbers. */
  export const nice: (start: number, stop: number, count: number) => [number, number];
}
