import { type Field, type ListField, NAME } from '@jepa-masks/core/config';
import { type JsonSchema, orNull } from './json-schema-form.js';
import { withSchedules } from './schedule-schema.js';

/** The form and bounds of a field's value. That a range ascends is beyond JSON Schema. */
const formOf = (field: Field): JsonSchema => {
  switch (field.kind) {
    case 'integer':
      return { type: 'integer', minimum: field.min, maximum: field.max };
    case 'number':
      return { type: 'number', minimum: field.min, maximum: field.max };
    case 'range':
      return {
        type: 'array',
        items: { type: 'number', exclusiveMinimum: 0, maximum: field.max },
        minItems: 2,
        maxItems: 2,
      };
    case 'choice':
      return { enum: [...field.choices] };
    case 'boolean':
      return { type: 'boolean' };
    case 'size': {
      const side: JsonSchema = { type: 'integer', minimum: field.min, maximum: field.max };
      return { anyOf: [side, { type: 'array', items: side, minItems: 2, maxItems: 2 }] };
    }
    case 'name':
      return { type: 'string', pattern: NAME.source };
    case 'list':
      return { type: 'array', items: entrySchema(field), minItems: field.min, maxItems: field.max };
  }
};

/** The schema of an entry of a list, under the names that files give its fields. */
const entrySchema = ({ of }: ListField): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(of).flatMap(([name, field]) =>
      [...new Set([...field.fileNames, name])].map((key) => [key, fieldSchema(field)] as const),
    ),
  ),
  additionalProperties: false,
});

/** A default as files write it. */
const inFileForm = (field: Field): unknown =>
  field.kind !== 'list'
    ? field.fallback
    : field.fallback.map((entry) =>
        Object.fromEntries(
          Object.entries(entry).map(([name, value]) => [field.of[name]!.fileNames[0] ?? name, value]),
        ),
      );

/** What is accepted for a field in words that fit a name: the same for fields that accept the same. */
const nameOf = (field: Field): string => {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return [field.kind, field.min, field.max].join('-');
    case 'range':
      return [field.kind, field.max].join('-');
    case 'choice':
      return [field.kind, ...field.choices].join('-');
    case 'size':
      return [field.kind, field.of, field.min, field.max].join('-');
    default:
      return field.kind;
  }
};

/**
 * What the fields of a strategy and of its entries accept, by the name under
 * which their schemas refer to it: a value or a schedule of values.
 */
export const formsOf = (
  fields: Readonly<Record<string, Field>>,
): ReadonlyArray<readonly [name: string, schema: JsonSchema]> =>
  Object.values(fields).flatMap((field) => {
    if (field.kind === 'list') return formsOf(field.of);
    const form = formOf(field);
    return [[nameOf(field), withSchedules(field, form, orNull(form))]];
  });

/** The schema of a field: what it means, what it accepts, its default if that is fixed. */
export const fieldSchema = (field: Field): JsonSchema => ({
  description: field.summary,
  ...(field.kind === 'list' ? orNull(formOf(field)) : { $ref: `#/$defs/${nameOf(field)}` }),
  ...(field.fallback === null ? {} : { default: inFileForm(field) }),
});
