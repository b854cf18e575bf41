import type { Strategy } from '@jepa-masks/core';
import { Document, isMap, visit } from 'yaml';
import { type NamedField, namedFields, preferredName, TYPE_KEY } from './field-names.js';
import { entriesForFiles } from './read-entries.js';
import { SECTION_KEY } from './section-places.js';

const inFile = ({ field }: NamedField, value: unknown): unknown =>
  field.kind === 'list' ? entriesForFiles(value, field) : value;

/**
 * A YAML file with a `masking` section that {@link readConfig} reads back:
 * preferred names, in the order in which the strategy describes its fields.
 *
 * @param config any of the strategy's fields, such as a plan's `parameters`; what is not a field is left out
 */
export const toYaml = (strategy: Strategy, config: Readonly<Record<string, unknown>>): string => {
  const given = namedFields(strategy).filter(
    ({ name }) => Object.hasOwn(config, name) && config[name] !== undefined && config[name] !== null,
  );
  const section = Object.fromEntries([
    [TYPE_KEY, strategy.name],
    ...given.map((field) => [preferredName(field), inFile(field, config[field.name])]),
  ]);
  const document = new Document({ [SECTION_KEY]: section }, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_, node) => {
      // A list of records has a line for each entry.
      node.flow = !node.items.some(isMap);
    },
    Map: (_, node) => {
      // A ramp or a piece has one line.
      node.flow = node.has('over') || node.has('at');
    },
  });
  return document.toString({ flowCollectionPadding: false });
};
