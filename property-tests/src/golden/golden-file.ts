import { digestOf } from './digest.js';
import type { GoldenConfig, GoldenKey, GoldenSource } from './golden-source.js';
import { goldenSources } from './sources.js';

/** A file by name, such as a runtime without a file system is handed it. */
export interface GoldenFile {
  /** The strategy's or generator's name, and `.jsonl`. */
  readonly name: string;
  /** A {@link GoldenLine} a line, as JSON. */
  readonly text: string;
}

/** What one key drew: its digest, and all of it where it is written out. */
export interface GoldenVector {
  /** What names the draw. */
  readonly key: GoldenKey;
  /** What {@link digestOf} makes of it. */
  readonly digest: string;
  /** All that was drawn, where it is written out. */
  readonly full?: unknown;
}

/** A line of a golden file: a configuration and what its keys drew. */
export interface GoldenLine {
  /** In the strategy's or generator's own words. */
  readonly config: GoldenConfig;
  /** One a key. */
  readonly vectors: ReadonlyArray<GoldenVector>;
}

/** Of so many configurations of a file the first key is written out in full. */
const WRITTEN_OUT = 4;

const linesOf = (source: GoldenSource): ReadonlyArray<GoldenLine> =>
  source.cases().map(({ config, keys }, line) => {
    const draw = source.open(config);
    const vectors = keys.map((key, at) => {
      const { integers, full } = draw(key);
      const digest = digestOf(integers);
      return line < WRITTEN_OUT && at === 0 ? { key, digest, full } : { key, digest };
    });
    return { config, vectors };
  });

/**
 * The golden files as this version of the library draws them, one a strategy or published generator.
 *
 * @param only the name of the one that is drawn; all if absent
 */
export const goldenFiles = (only?: string): ReadonlyArray<GoldenFile> =>
  goldenSources()
    .filter(({ name }) => only === undefined || name === only)
    .map((source) => ({
      name: `${source.name}.jsonl`,
      text: linesOf(source)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    }));
