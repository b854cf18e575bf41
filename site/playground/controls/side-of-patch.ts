import type { Field } from '@jepa-masks/core/config';

/** The side of a patch that fields and their values tell of; 1 where they tell of none. */
export const sideOfPatch = (
  fields: Readonly<Record<string, Field>>,
  values: Readonly<Record<string, unknown>>,
): number => {
  const side = Object.entries(fields).find(([, field]) => field.kind === 'integer' && field.isSide === true);
  if (side === undefined) return 1;
  const [name, { fallback }] = side;
  const value = values[name] ?? fallback;
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : 1;
};
