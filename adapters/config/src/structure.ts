import { describeField, type Field, formatValue } from '@jepa-masks/core';
import * as z from 'zod';

/** The form that a field's value has in a file. Bounds are core's to check. */
const formOf = (field: Field): z.ZodType => {
  // zod's `number` refuses infinities, which are numbers out of range: core says so better.
  const number = z.custom<number>((value) => typeof value === 'number', { error: 'a number' });
  switch (field.kind) {
    case 'integer':
      return number;
    case 'range':
      return z.tuple([number, number]);
    case 'choice':
      return z.string();
    case 'size':
      return z.union([z.tuple([number, number]), number]);
  }
};

/** Where in a value of the wrong form the fault is, and what was wanted there. */
export interface Malformed {
  /** Path within the field's value: empty for all of it. */
  readonly path: ReadonlyArray<number>;
  readonly given: unknown;
  readonly accepted: string;
  readonly message: string;
}

const at = (value: unknown, path: ReadonlyArray<PropertyKey>): unknown =>
  path.reduce<unknown>((inner, part) => (Array.isArray(inner) ? inner[Number(part)] : undefined), value);

/** What a list with two elements was wanted for, an element is told of by itself. */
const pathsOf = (issue: z.core.$ZodIssue): ReadonlyArray<ReadonlyArray<PropertyKey>> => {
  if (issue.code !== 'invalid_union') return [issue.path];
  const within = issue.errors.flat().filter((inner) => inner.path.length > 0);
  return within.length === 0 ? [issue.path] : within.map((inner) => inner.path);
};

/** Everything that is malformed about a field's value; nothing if its form is right. */
export const malformed = (field: Field, value: unknown): ReadonlyArray<Malformed> => {
  const result = formOf(field).safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap(pathsOf).map((path) => {
    const given = at(value, path);
    const accepted =
      path.length === 0 ? describeField(field) : `a number: the whole is ${describeField(field)}`;
    return {
      path: path.map(Number),
      given,
      accepted,
      message: `is ${formatValue(given)}; give ${accepted}`,
    };
  });
};
