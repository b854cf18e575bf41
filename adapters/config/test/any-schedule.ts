import type { Strategy } from '@jepa-masks/core';
import type { Field } from '@jepa-masks/core/config';
import fc from 'fast-check';

/** Any value that a field accepts. */
const valuesOf = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'integer':
      return fc.integer({ min: field.min, max: field.max });
    case 'number':
      return fc.double({ min: field.min, max: field.max, noNaN: true });
    case 'range': {
      const end = fc.double({ min: 0, max: field.max, minExcluded: true, noNaN: true });
      return fc.tuple(end, end).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    }
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'boolean':
      return fc.boolean();
    case 'size': {
      const side = fc.integer({ min: field.min, max: field.max });
      return fc.oneof(side, fc.tuple(side, side));
    }
    case 'name':
      return fc.constantFrom('short', 'long_2');
    case 'list':
      return entriesOf(field, valuesOf);
  }
};

const entriesOf = (
  field: Extract<Field, { kind: 'list' }>,
  values: (field: Field) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> =>
  fc.array(
    fc
      .record(Object.fromEntries(Object.entries(field.of).map(([name, of]) => [name, values(of)])), {
        requiredKeys: [],
      })
      .map((entry) => ({ ...entry })),
    { minLength: field.min, maxLength: Math.min(field.max, 3) },
  );

const MOST_STEPS = 35_184_372_088_831;

/** A ramp without its start. */
const ramps = (field: Field): fc.Arbitrary<object> =>
  fc
    .record(
      {
        from: valuesOf(field),
        to: valuesOf(field),
        over: fc.integer({ min: 1, max: MOST_STEPS }),
        after: fc.nat(MOST_STEPS),
        shape: fc.constantFrom('linear', 'cosine'),
        levels: fc.integer({ min: 1, max: 256 }),
      },
      { requiredKeys: ['from', 'to', 'over'] },
    )
    .map((ramp) => ({ ...ramp }));

const isRamped = ({ kind }: Field): boolean => ['integer', 'number', 'range'].includes(kind);

const piecesOf = (field: Field): fc.Arbitrary<unknown> => {
  const constant = valuesOf(field).map((value): object => ({ value }));
  const piece = isRamped(field) ? fc.oneof(constant, ramps(field)) : constant;
  return fc
    .array(fc.tuple(fc.integer({ min: 1, max: 1000 }), piece), { minLength: 1, maxLength: 3 })
    .map((all) => {
      let at = 0;
      return all.map(([more, one], index) => {
        at = index === 0 ? 0 : at + more;
        return { at, ...one };
      });
    });
};

/** Any value or schedule that a field accepts; of a list entries with such. */
const valuesOrSchedules = (field: Field): fc.Arbitrary<unknown> => {
  if (field.kind === 'list') return entriesOf(field, valuesOrSchedules);
  const schedules = isRamped(field) ? fc.oneof(ramps(field), piecesOf(field)) : piecesOf(field);
  return fc.oneof(valuesOf(field), schedules);
};

const configOf = (
  strategies: ReadonlyArray<Strategy>,
  values: (field: Field) => fc.Arbitrary<unknown>,
): fc.Arbitrary<readonly [Strategy, Record<string, unknown>]> =>
  fc
    .constantFrom(...strategies)
    .chain((strategy) =>
      fc
        .record(
          Object.fromEntries(Object.entries(strategy.fields).map(([name, field]) => [name, values(field)])),
          { requiredKeys: [] },
        )
        .map((config): readonly [Strategy, Record<string, unknown>] => [strategy, { ...config }]),
    );

/** A strategy and any of its fields, each accepted by itself. */
export const anyConfig = (strategies: ReadonlyArray<Strategy>) => configOf(strategies, valuesOf);

/** The same, with schedules among the values. */
export const configWithSchedules = (strategies: ReadonlyArray<Strategy>) =>
  configOf(strategies, valuesOrSchedules);
