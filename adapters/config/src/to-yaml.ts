import type { Strategy } from '@jepa-masks/core';
import { Document, isSeq, visit } from 'yaml';
import { namedFields, preferredName, TYPE_KEY } from './field-names.js';
import { SECTION_KEY } from './section-places.js';

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
    ...given.map((field) => [preferredName(field), config[field.name]]),
  ]);
  const document = new Document({ [SECTION_KEY]: section }, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_, node) => {
      if (isSeq(node)) node.flow = true;
    },
  });
  return document.toString({ flowCollectionPadding: false });
};
