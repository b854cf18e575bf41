/** What a user gives: fields, how they are read, and errors that say what to change. */

export { checkCount } from './check-count.js';
export { type Either, isLeft, isRight, left, type NonEmptyArray, right } from './either.js';
export {
  type CannotNest,
  type Certainty,
  type ConfigError,
  type ConfigErrors,
  type ContextTooSmall,
  type Damaged,
  formatErrors,
  formatPath,
  formatValue,
  InvalidConfigError,
  type NoShape,
  type NoStepShape,
  type NotAMultiple,
  type OutOfRange,
  refuseIfAny,
  type TargetsDoNotFit,
  type UnknownField,
  unwrap,
  type WrongType,
} from './errors.js';
export {
  type BooleanField,
  type ChoiceField,
  describeField,
  type Field,
  type FieldsOf,
  type ImageSize,
  type IntegerField,
  type ListField,
  NAME,
  type NameField,
  type NumberField,
  type Range,
  type RangeField,
  type SizeField,
} from './field.js';
export { nearestName } from './nearest-name.js';
export { readFields } from './read-fields.js';
export { meantField, whyNoField } from './unknown-field.js';
