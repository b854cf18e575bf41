import type { Strategy } from '@jepa-masks/core';
import type { Field } from '@jepa-masks/core/config';

/** A field of a strategy with every name that a file may give it. */
export interface NamedField {
  /** The field's own name, in camelCase. */
  readonly name: string;
  readonly field: Field;
  /** The names of these files, the preferred one first and the field's own last; none twice. */
  readonly names: ReadonlyArray<string>;
  /** Names of published code, accepted as well; none of them among `names`. */
  readonly publishedNames: ReadonlyArray<string>;
}

/** The key that names the strategy; no field may be called so. */
export const TYPE_KEY = 'type';

/** H-JEPA's other word for it. */
export const STRATEGY_KEY = 'strategy';

/** Every field of a strategy, in the order in which the strategy describes them. */
export const namedFields = (strategy: Strategy): ReadonlyArray<NamedField> =>
  Object.entries(strategy.fields).map(([name, field]) => ({
    name,
    field,
    names: [...new Set([...field.fileNames, name])],
    publishedNames: field.publishedNames,
  }));

/** What files should call a field. */
export const preferredName = (field: NamedField): string => field.names[0]!;

/** Every key that a strategy's section may have for a field, preferred names first. */
export const fieldKeys = (strategy: Strategy): ReadonlyArray<string> => {
  const fields = namedFields(strategy);
  return [
    ...new Set([
      ...fields.map(preferredName),
      ...fields.flatMap(({ names }) => names),
      ...fields.flatMap(({ publishedNames }) => publishedNames),
    ]),
  ];
};
