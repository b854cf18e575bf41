/** `[low, high]`, both ends included. */
export type Range = readonly [low: number, high: number];

/** Image size in pixels: one number for a square, or `[height, width]`. */
export type ImageSize = number | readonly [height: number, width: number];

interface Described {
  /** One sentence for people: what it means, its unit, its default where that is computed. */
  readonly summary: string;
  /** Names accepted in configuration files besides the field's own, the first one preferred. */
  readonly fileNames: ReadonlyArray<string>;
  /**
   * What published code and its configurations call it. Files and flags may use
   * these too, but are told what they were taken for.
   */
  readonly publishedNames: ReadonlyArray<string>;
}

/** A whole number from `min` to `max`; `null` as default: computed by the plan. */
export interface IntegerField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'integer';
  /** Least value accepted. */
  readonly min: number;
  /** Greatest value accepted. */
  readonly max: number;
  /** Whether it is the side of a square, which may be given as [n, n] too. */
  readonly isSide?: true;
  /** The value where none is given. */
  readonly fallback: number | null;
}

/** A number from `min` to `max`; `null` as default: computed by the plan. */
export interface NumberField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'number';
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

/** Yes or no. */
export interface BooleanField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'boolean';
  /** The value where none is given. */
  readonly fallback: boolean;
}

/** A size in whole pixels or patches; `null` as default: the plan's to choose. */
export interface SizeField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'size';
  /** What sides are counted in. */
  readonly of: 'pixels' | 'patches';
  /** Least side accepted. */
  readonly min: number;
  /** Greatest side accepted. */
  readonly max: number;
  /** The size where none is given. */
  readonly fallback: ImageSize | null;
}

/** A word that names something, such as a part; `null` as default: none, or the plan's to choose. */
export interface NameField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'name';
  /** The name where none is given. */
  readonly fallback: string | null;
}

/** A list of records, each with fields of its own. */
export interface ListField extends Described {
  /** Discriminates {@link Field}. */
  readonly kind: 'list';
  /** The fields of an entry; none of them a list. */
  readonly of: Readonly<Record<string, Field>>;
  /** Fewest entries accepted. */
  readonly min: number;
  /** Most entries accepted. */
  readonly max: number;
  /** The entries where no list is given. */
  readonly fallback: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

/** What a name looks like. */
export const NAME: RegExp = /^[a-z][a-z0-9_]{0,31}$/;

/**
 * What a configuration field accepts. From these descriptions alone come the
 * validation below, the file schema, the command line's flags and the property
 * suites' generators, so that nothing is enumerated twice.
 */
export type Field =
  | IntegerField
  | NumberField
  | RangeField
  | ChoiceField
  | BooleanField
  | SizeField
  | NameField
  | ListField;

/** A field for every parameter of `P`. */
export type FieldsOf<P> = { readonly [Name in keyof P]-?: Field };

/** What a field accepts, in words. */
export const describeField = (field: Field): string => {
  switch (field.kind) {
    case 'integer':
      return `a whole number from ${field.min} to ${field.max}`;
    case 'number':
      return `a number from ${field.min} to ${field.max}`;
    case 'range':
      return `[low, high] with 0 < low ≤ high ≤ ${field.max}`;
    case 'choice':
      return field.choices.map((choice) => `'${choice}'`).join(' or ');
    case 'boolean':
      return 'true or false';
    case 'size':
      return `a whole number of ${field.of} from ${field.min} to ${field.max}, or [height, width]`;
    case 'name':
      return 'a name of small letters, digits and _, a letter first, 32 at most';
    case 'list':
      return `a list of ${field.min} to ${field.max} records`;
  }
};
