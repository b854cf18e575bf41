import type { Field } from '@jepa-masks/core/config';
import { rampLimits, rampShapes } from '@jepa-masks/core/schedule';
import { type JsonSchema, orNull } from './json-schema-form.js';

const { steps: MOST_STEPS, levels: MOST_LEVELS, defaultLevels } = rampLimits;

const whole = (description: string, minimum: number, maximum: number): JsonSchema => ({
  description,
  type: 'integer',
  minimum,
  maximum,
});

const AT = { at: whole('The first step; of the first piece 0', 0, MOST_STEPS) };

const rampKeys = (value: JsonSchema): Readonly<Record<string, JsonSchema>> => ({
  from: { description: 'The value at the start', ...value },
  to: { description: 'The value at the end', ...value },
  over: whole('Steps that the way from one to the other takes', 1, MOST_STEPS),
  after: { ...orNull(whole('Steps before it starts: a warm-up', 0, MOST_STEPS)), default: 0 },
  shape: {
    ...orNull({ description: 'linear, or cosine, which starts and ends slowly', enum: [...rampShapes] }),
    default: 'linear',
  },
  levels: { ...orNull(whole('How many times the value changes', 1, MOST_LEVELS)), default: defaultLevels },
});

const record = (
  title: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: ReadonlyArray<string>,
): JsonSchema => ({ title, type: 'object', properties, required, additionalProperties: false });

const ramp = (value: JsonSchema): JsonSchema =>
  record('A value that changes with the step', rampKeys(value), ['from', 'to', 'over']);

const constantPiece = (value: JsonSchema): JsonSchema =>
  record('One value', { ...AT, value }, ['at', 'value']);

const rampPiece = (value: JsonSchema): JsonSchema =>
  record('A value that changes', { ...AT, ...rampKeys(value) }, ['at', 'from', 'to', 'over']);

// Conditions, rather than one of many: a checker then tells what is wrong with the form that was meant.
const choose = (condition: JsonSchema, yes: JsonSchema, no: JsonSchema): JsonSchema => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nothing here is awaited
  then: yes,
  else: no,
});

const pieces = (piece: JsonSchema): JsonSchema => ({
  title: 'Pieces, one after another',
  type: 'array',
  items: piece,
  contains: { type: 'object', properties: { at: { const: 0 } }, required: ['at'] },
});

const LIST_OF_RECORDS: JsonSchema = { type: 'array', items: { type: 'object' }, minItems: 1 };

/**
 * A field's value or a schedule of it: a ramp where there is something between
 * two values, or pieces. That pieces ascend is beyond JSON Schema.
 *
 * @param value a value
 * @param given a value, or null for none
 */
export const withSchedules = ({ kind }: Field, value: JsonSchema, given: JsonSchema): JsonSchema => {
  const isRamped = kind === 'integer' || kind === 'number' || kind === 'range';
  if (!isRamped) return choose(LIST_OF_RECORDS, pieces(constantPiece(value)), given);
  const piece = choose({ required: ['value'] }, constantPiece(value), rampPiece(value));
  return choose({ type: 'object' }, ramp(value), choose(LIST_OF_RECORDS, pieces(piece), given));
};
