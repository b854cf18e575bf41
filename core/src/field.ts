import { type Either, left, right } from './either.js';
import { type ConfigError, type ConfigErrors, formatPath, formatValue, refuseIfAny } from './errors.js';

/** `[low, high]`, both ends included. */
export type Range = readonly [low: number, high: number];

/** Image size in pixels: one number for a square, or `[height, width]`. */
export type ImageSize = number | readonly [height: number, width: number];

interface Described {
  /** One sentence for people: what it means, its unit, its default where that is computed. */
  readonly summary: string;
  /** Names accepted in configuration files besides the field's own, the first one preferred. */
  readonly fileNames: ReadonlyArray<string>;
}

/** A whole number from `min` to `max`; `null` as default: computed by the plan. */
export interface IntegerField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'integer';
  /** Least value accepted. */
  readonly min: number;
  /** Greatest value accepted. */
  readonly max: number;
  /** The value where none is given. */
  readonly fallback: number | null;
}

/** Two numbers above 0 and at most `max`, ascending; `null` as default: computed by the plan. */
export interface RangeField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'range';
  /** Greatest value accepted for either end. */
  readonly max: number;
  /** The value where none is given. */
  readonly fallback: Range | null;
}

/** One of a few words. */
export interface ChoiceField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'choice';
  /** The words accepted. */
  readonly choices: ReadonlyArray<string>;
  /** The word where none is given. */
  readonly fallback: string;
}

/** An image size in whole pixels. */
export interface SizeField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'size';
  /** Least side accepted, in pixels. */
  readonly min: number;
  /** Greatest side accepted, in pixels. */
  readonly max: number;
  /** The size where none is given. */
  readonly fallback: ImageSize;
}

/**
 * What a configuration field accepts. From these descriptions alone come the
 * validation below, the file schema, the command line's flags and the property
 * suites' generators, so that nothing is enumerated twice.
 */
export type Field = IntegerField | RangeField | ChoiceField | SizeField;

/** A field for every parameter of `P`. */
export type FieldsOf<P> = { readonly [Name in keyof P]-?: Field };

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a field accepts, in words. */
export const describeField = (field: Field): string => {
  switch (field.kind) {
    case 'integer':
      return `a whole number from ${field.min} to ${field.max}`;
    case 'range':
      return `[low, high] with 0 < low ≤ high ≤ ${field.max}`;
    case 'choice':
      return field.choices.map((choice) => `'${choice}'`).join(' or ');
    case 'size':
      return `a whole number of pixels from ${field.min} to ${field.max}, or [height, width]`;
  }
};

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value);

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const readInteger = (
  path: ReadonlyArray<string | number>,
  given: unknown,
  field: { readonly min: number; readonly max: number },
  accepted: string,
  suggest: (value: number) => unknown,
): ReadonlyArray<ConfigError> => {
  if (!isNumber(given)) {
    return [
      {
        code: 'wrong_type',
        path,
        given,
        accepted,
        message: `is ${formatValue(given)}; give ${accepted}`,
      },
    ];
  }
  if (Number.isInteger(given) && given >= field.min && given <= field.max) return [];
  const nearest = clamp(Math.round(clamp(given, field.min, field.max)), field.min, field.max);
  return [
    {
      code: 'out_of_range',
      path,
      given,
      accepted,
      message: `is ${formatValue(given)}; give ${accepted}, such as ${nearest}`,
      suggestion: { [String(path[0])]: suggest(nearest) },
    },
  ];
};

const readRange = (
  name: string,
  given: unknown,
  field: RangeField,
  accepted: string,
): ReadonlyArray<ConfigError> => {
  if (!Array.isArray(given) || given.length !== 2 || !isNumber(given[0]) || !isNumber(given[1])) {
    const message = `is ${formatValue(given)}; give ${accepted}`;
    return [{ code: 'wrong_type', path: [name], given, accepted, message }];
  }
  const [low, high] = given as [number, number];
  if (low > 0 && low <= high && high <= field.max) return [];
  const ends = [low, high].sort((a, b) => a - b).map((end) => (end > 0 ? Math.min(end, field.max) : null));
  const nearest = [ends[0] ?? ends[1] ?? field.max, ends[1] ?? field.max];
  return [
    {
      code: 'out_of_range',
      path: [name],
      given,
      accepted,
      message: `is ${formatValue(given)}; give ${accepted}, such as ${formatValue(nearest)}`,
      suggestion: { [name]: nearest },
    },
  ];
};

const readField = (name: string, given: unknown, field: Field): ReadonlyArray<ConfigError> => {
  const accepted = describeField(field);
  switch (field.kind) {
    case 'integer':
      return readInteger([name], given, field, accepted, (value) => value);
    case 'range':
      return readRange(name, given, field, accepted);
    case 'choice': {
      if (typeof given === 'string' && field.choices.includes(given)) return [];
      const message = `is ${formatValue(given)}; give ${accepted}`;
      const code = typeof given === 'string' ? 'out_of_range' : 'wrong_type';
      return [{ code, path: [name], given, accepted, message }];
    }
    case 'size': {
      if (!Array.isArray(given)) return readInteger([name], given, field, accepted, (value) => value);
      if (given.length !== 2) {
        const message = `is ${formatValue(given)}; give ${accepted}`;
        return [{ code: 'wrong_type', path: [name], given, accepted, message }];
      }
      return given.flatMap((side: unknown, axis) =>
        readInteger([name, axis], side, field, accepted, (value) =>
          given.map((other: unknown, index) => (index === axis ? value : other)),
        ),
      );
    }
  }
};

const copyOf = (value: unknown): unknown => (Array.isArray(value) ? Object.freeze([...value]) : value);

/**
 * Checks a configuration against the description of its fields and fills in
 * defaults; `undefined` counts as not given. Every error is found, not the first.
 *
 * @returns a value for every field, `null` where the default is the plan's to compute
 */
export const readFields = <P extends object>(
  fields: FieldsOf<P>,
  config: unknown,
): Either<ConfigErrors, { readonly [Name in keyof P]: P[Name] | null }> => {
  if (!isPlainObject(config)) {
    const accepted = 'an object of fields';
    const message = `is ${formatValue(config)}; give ${accepted}`;
    return left([{ code: 'wrong_type', path: [], given: config, accepted, message }]);
  }
  const known = Object.keys(fields);
  const described: Readonly<Record<string, Field>> = fields;
  const errors: Array<ConfigError> = [];
  for (const name of Object.keys(config)) {
    if (known.includes(name)) continue;
    const accepted = `one of ${known.join(', ')}`;
    const message = `is not a field of this strategy (${formatPath([name])}); give ${accepted}`;
    errors.push({ code: 'unknown_field', path: [name], given: config[name], accepted, known, message });
  }
  const values: Record<string, unknown> = {};
  for (const name of known) {
    const field = described[name]!;
    const given = Object.hasOwn(config, name) ? config[name] : undefined;
    if (given !== undefined) errors.push(...readField(name, given, field));
    values[name] = copyOf(given === undefined ? field.fallback : given);
  }
  const refused = refuseIfAny(errors);
  return refused._tag === 'Left' ? refused : right(values as { readonly [Name in keyof P]: P[Name] | null });
};
