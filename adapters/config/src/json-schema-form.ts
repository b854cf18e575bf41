/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };
