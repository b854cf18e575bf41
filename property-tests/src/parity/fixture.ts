/** One line of a fixture file. */
export interface Fixture {
  /** The generator's keyword arguments. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Seeds the generator; a bigint where 53 bits are too few. */
  readonly seed: number | bigint;
  /** The collator's step counter; absent where the generator has none. */
  readonly step?: number;
  /** Patches to mask; absent where the generator is not told at each call. */
  readonly maskCount?: number;
  /** Samples drawn, in order, after seeding once. */
  readonly batch: number;
  /** What the published generator returned, by its own names. */
  readonly expected: Readonly<Record<string, unknown>>;
  /** The generator, where a line names it. */
  readonly generator?: string;
}

/** A fixture, or why a line is none. */
export type Parsed =
  | {
      /** What the line says. */
      readonly fixture: Fixture;
    }
  | {
      /** Why it is none, to follow "the line". */
      readonly malformed: string;
    };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** The seed with all its digits: JSON.parse keeps 53 bits of them. */
const exactSeed = (line: string, parsed: number): number | bigint => {
  if (Number.isSafeInteger(parsed)) return parsed;
  const digits = /"seed"\s*:\s*(-?\d+)\s*[,}]/.exec(line)?.[1];
  return digits === undefined ? parsed : BigInt(digits);
};

/** An optional number of a line, to be spread into a fixture. */
const optional = (value: unknown, key: 'step' | 'maskCount'): Partial<Fixture> =>
  typeof value === 'number' ? { [key]: value } : {};

/** Reads a line. Values are taken as they are; the generator judges them. */
export const parseFixture = (line: string): Parsed => {
  const value = parseJson(line);
  if (value === undefined) return { malformed: 'is not JSON' };
  if (!isRecord(value)) return { malformed: 'is not a JSON object' };
  const { config, seed, batch, expected, step, maskCount, generator } = value;
  if (!isRecord(config)) return { malformed: 'has no object "config"' };
  if (typeof seed !== 'number') return { malformed: 'has no number "seed"' };
  if (typeof batch !== 'number') return { malformed: 'has no number "batch"' };
  if (!isRecord(expected)) return { malformed: 'has no object "expected"' };
  for (const [key, given] of Object.entries({ step, maskCount })) {
    if (given !== undefined && given !== null && typeof given !== 'number') {
      return { malformed: `has a "${key}" that is no number` };
    }
  }
  return {
    fixture: {
      config,
      seed: exactSeed(line, seed),
      batch,
      expected,
      ...optional(step, 'step'),
      ...optional(maskCount, 'maskCount'),
      ...(typeof generator === 'string' ? { generator } : {}),
    },
  };
};
