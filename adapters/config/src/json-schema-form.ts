/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A form, or null for none. */
export const orNull = ({ type, enum: words, anyOf, ...rest }: JsonSchema): JsonSchema => {
  if (Array.isArray(words)) return { ...rest, enum: [...words, null] };
  if (Array.isArray(anyOf)) return { ...rest, anyOf: [...anyOf, { type: 'null' }] };
  return { ...rest, type: [type, 'null'] };
};
