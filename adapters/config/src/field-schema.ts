import type { Field } from '@jepa-masks/core/config';

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
  }
};

/** The schema of a field: what it means, what it accepts, its default if that is fixed. */
export const fieldSchema = (field: Field): JsonSchema => ({
  description: field.summary,
  ...formOf(field),
  ...(field.fallback === null ? {} : { default: field.fallback }),
});
