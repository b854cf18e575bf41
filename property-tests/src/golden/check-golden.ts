import { digestOf } from './digest.js';
import type { GoldenFile, GoldenLine, GoldenVector } from './golden-file.js';
import type { GoldenDraw, GoldenSource } from './golden-source.js';
import { goldenSources } from './sources.js';

/** What came of redrawing a golden file. */
export interface GoldenResult {
  /** The strategy's or the published generator's. */
  readonly name: string;
  /** Keys drawn. */
  readonly vectors: number;
  /** Every vector that came out otherwise, a sentence each; empty if the promise is kept. */
  readonly failures: ReadonlyArray<string>;
}

const differenceOf = (vector: GoldenVector, { integers, full }: GoldenDraw): string | undefined => {
  const digest = digestOf(integers);
  if (digest !== vector.digest) return `digest ${digest} instead of ${vector.digest}`;
  if (vector.full === undefined) return undefined;
  const [ours, frozen] = [JSON.stringify(full), JSON.stringify(vector.full)];
  return ours === frozen ? undefined : `${ours} instead of ${frozen}`;
};

/** The vectors of a line that come out otherwise; one sentence for all where the configuration is refused. */
const failuresOf = ({ config, vectors }: GoldenLine, source: GoldenSource): ReadonlyArray<string> => {
  const failures: Array<string> = [];
  let asked = JSON.stringify(config);
  try {
    const draw = source.open(config);
    for (const vector of vectors) {
      asked = `${JSON.stringify(config)} ${JSON.stringify(vector.key)}`;
      const difference = differenceOf(vector, draw(vector.key));
      if (difference !== undefined) failures.push(`${asked}: ${difference}`);
    }
  } catch (error) {
    failures.push(`${asked}: refused: ${error}`);
  }
  return failures;
};

/** A line as text; undefined where it is none: a file may come from anywhere. */
const readLine = (text: string): GoldenLine | undefined => {
  try {
    const line: Partial<GoldenLine> | null = JSON.parse(text);
    return Array.isArray(line?.vectors) && line.config !== undefined ? (line as GoldenLine) : undefined;
  } catch {
    return undefined;
  }
};

const checkFile = ({ name: file, text }: GoldenFile, sources: ReadonlyArray<GoldenSource>): GoldenResult => {
  const name = file.replace(/\.jsonl$/, '');
  const source = sources.find((candidate) => candidate.name === name);
  if (source === undefined) return { name, vectors: 0, failures: [`nothing is called ${name}`] };
  let vectors = 0;
  const failures = text.split('\n').flatMap((line, at): ReadonlyArray<string> => {
    if (line === '') return [];
    const read = readLine(line);
    if (read === undefined) return [`line ${at + 1}: is no configuration with vectors`];
    vectors += read.vectors.length;
    return failuresOf(read, source);
  });
  return { name, vectors, failures: vectors + failures.length === 0 ? ['holds no vector'] : failures };
};

/**
 * Draws every key of the golden files again. Needs nothing of a platform, so
 * that any runtime can be asked; which files there are is the caller's to say,
 * and one that is missing is a failure.
 */
export const checkGolden = (files: ReadonlyArray<GoldenFile>): ReadonlyArray<GoldenResult> => {
  const sources = goldenSources();
  return [
    ...files.map((file) => checkFile(file, sources)),
    ...sources
      .filter(({ name }) => !files.some((file) => file.name === `${name}.jsonl`))
      .map(({ name }) => ({ name, vectors: 0, failures: ['has no golden file'] })),
  ];
};
