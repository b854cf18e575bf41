import { type Strategy, strategies } from '@jepa-masks/core';
import { type NamedField, namedFields, preferredName, TYPE_KEY } from './field-names.js';
import { fieldSchema, formsOf } from './field-schema.js';
import type { JsonSchema } from './json-schema-form.js';
import { SECTION_KEY } from './section-places.js';

const propertiesOf = (named: NamedField): ReadonlyArray<readonly [string, JsonSchema]> => {
  const schema = fieldSchema(named.field);
  return named.names.map((key, index) => [
    key,
    index === 0
      ? schema
      : { ...schema, description: `${named.field.summary} (another name of ${preferredName(named)})` },
  ]);
};

/** Two names of one field can't both be given. */
const oneNameOf = ({ names }: NamedField): ReadonlyArray<JsonSchema> =>
  names.flatMap((name, index) =>
    names.slice(index + 1).map((other) => ({ not: { required: [name, other] } })),
  );

const sectionOf = (strategy: Strategy): JsonSchema => {
  const fields = namedFields(strategy);
  return {
    title: strategy.name,
    description: strategy.summary,
    type: 'object',
    properties: Object.fromEntries([[TYPE_KEY, { const: strategy.name }], ...fields.flatMap(propertiesOf)]),
    required: [TYPE_KEY],
    additionalProperties: false,
    allOf: fields.flatMap(oneNameOf),
  };
};

/**
 * The JSON Schema (draft 2020-12) of configuration files, for editors and
 * checkers: one branch a strategy, chosen by `type`. It describes files in
 * this library's own names: what it accepts, {@link readConfig} reads without a
 * notice. That a range or the pieces of a schedule ascend, and whether fields go together or with what
 * stands elsewhere in the file, it can't tell.
 *
 * @param known the strategies that `type` may name
 */
export const jsonSchema = (known: ReadonlyArray<Strategy> = strategies): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Masking configuration',
  description: 'A configuration file with a masking section; other sections are left alone',
  type: 'object',
  properties: {
    [SECTION_KEY]: {
      description: 'Which patches the encoder sees and which the predictor predicts',
      type: 'object',
      properties: {
        [TYPE_KEY]: {
          description: known.map((strategy) => `${strategy.name}: ${strategy.summary}`).join('\n'),
          type: 'string',
          enum: known.map((strategy) => strategy.name),
        },
      },
      required: [TYPE_KEY],
      // A condition for each type, rather than one of many: a checker then tells what is wrong with that type only.
      allOf: known.map((strategy) => ({
        if: { properties: { [TYPE_KEY]: { const: strategy.name } }, required: [TYPE_KEY] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nothing here is awaited
        then: { $ref: `#/$defs/${strategy.name}` },
      })),
    },
  },
  required: [SECTION_KEY],
  $defs: Object.fromEntries([
    ...known.map((strategy) => [strategy.name, sectionOf(strategy)] as const),
    ...known.flatMap(({ fields }) => formsOf(fields)),
  ]),
});
