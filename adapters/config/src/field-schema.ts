import { type Field, type ListField, NAME } from '@jepa-masks/core/config';

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The form and bounds of a field's value, or null for none. That a range ascends is beyond JSON Schema. */
const formOf = (field: Field): JsonSchema => {
  switch (field.kind) {
    case 'integer':
      return { type: ['integer', 'null'], minimum: field.min, maximum: field.max };
    case 'number':
      return { type: ['number', 'null'], minimum: field.min, maximum: field.max };
    case 'range':
      return {
        type: ['array', 'null'],
        items: { type: 'number', exclusiveMinimum: 0, maximum: field.max },
        minItems: 2,
        maxItems: 2,
      };
    case 'choice':
      return { enum: [...field.choices, null] };
    case 'boolean':
      return { type: ['boolean', 'null'] };
    case 'size': {
      const side: JsonSchema = { type: 'integer', minimum: field.min, maximum: field.max };
      return { anyOf: [side, { type: 'array', items: side, minItems: 2, maxItems: 2 }, { type: 'null' }] };
    }
    case 'name':
      return { type: ['string', 'null'], pattern: NAME.source };
    case 'list':
      return {
        type: ['array', 'null'],
        items: entrySchema(field),
        minItems: field.min,
        maxItems: field.max,
      };
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

/** The schema of a field: what it means, what it accepts, its default if that is fixed. */
export const fieldSchema = (field: Field): JsonSchema => ({
  description: field.summary,
  ...formOf(field),
  ...(field.fallback === null ? {} : { default: inFileForm(field) }),
});
