import { readFileSync } from 'node:fs';
import { multiBlock, type Strategy, strategies } from '@jepa-masks/core';
import type { Field } from '@jepa-masks/core/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonSchema, readConfig } from '../src/index.js';
import { configWithSchedules } from './any-schedule.js';
import { validatorOf } from './schema-validator.js';

const MULTI_BLOCK = {
  type: 'multi_block',
  num_masks: 4,
  mask_scale: [0.15, 0.2],
  aspect_ratio: [0.75, 1.5],
  num_context_masks: 1,
  context_scale: [0.85, 1],
};

const HIERARCHICAL = {
  type: 'hierarchical',
  num_hierarchies: 3,
  num_masks_per_level: 4,
  scale_progression: 'geometric',
  base_scale: [0.05, 0.15],
};

const validates = validatorOf(jsonSchema());

const accepts = (masking: unknown): boolean => validates({ masking });

/** A field's default in the names of files. */
const inFile = (field: Field): unknown =>
  field.kind !== 'list'
    ? field.fallback
    : field.fallback.map((entry) =>
        Object.fromEntries(
          Object.entries(entry).map(([name, value]) => [field.of[name]!.fileNames[0], value]),
        ),
      );

describe('jsonSchema', () => {
  it('is the published file (npm run schema -w @jepa-masks/config writes it)', () => {
    const file = readFileSync(new URL('../schema/masking.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
  });

  it('accepts the published forms, beside other sections', () => {
    expect(accepts(MULTI_BLOCK)).toBe(true);
    expect(accepts(HIERARCHICAL)).toBe(true);
    expect(accepts({ ...MULTI_BLOCK, num_masks: null, target_overlap: null, input_size: null })).toBe(true);
    expect(validates({ model: { any: 1 }, masking: MULTI_BLOCK })).toBe(true);
  });

  it.each([
    ['no section', undefined],
    ['a null section', null],
    ['no type', { num_masks: 4 }],
    ['an unknown type', { type: 'multiblock' }],
    ['a misspelt key', { ...MULTI_BLOCK, mask_scal: [0.1, 0.2] }],
    ['a key of another type', { ...MULTI_BLOCK, num_hierarchies: 3 }],
    ['a field under two names', { ...MULTI_BLOCK, num_target_masks: 4 }],
    ['a field under its own name too', { ...MULTI_BLOCK, numTargetMasks: 4 }],
    ['a range of one number', { ...MULTI_BLOCK, mask_scale: [0.1] }],
    ['a range out of bounds', { ...MULTI_BLOCK, mask_scale: [0.1, 1.5] }],
    ['half a target', { ...MULTI_BLOCK, num_masks: 1.5 }],
    ['a published name', { ...MULTI_BLOCK, min_keep: 10 }],
    ['a progression that there is not', { ...HIERARCHICAL, scale_progression: 'cubic' }],
  ])('refuses %s', (_, masking) => {
    expect(masking === undefined ? validates({}) : accepts(masking)).toBe(false);
  });

  it('accepts schedules of every field as they are written', () => {
    fc.assert(
      fc.property(configWithSchedules(strategies), ([strategy, config]) => {
        expect(accepts({ type: strategy.name, ...config })).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('describes every name of every field, with its default', () => {
    const definitions = jsonSchema().$defs as Record<
      string,
      { properties: Record<string, Record<string, unknown>> }
    >;
    for (const strategy of strategies) {
      const { properties } = definitions[strategy.name]!;
      for (const [own, field] of Object.entries(strategy.fields)) {
        for (const name of [own, ...field.fileNames]) {
          expect(properties[name]!.description).toContain(field.summary);
          expect(properties[name]!.default ?? null).toEqual(inFile(field));
        }
      }
    }
  });

  it('knows a strategy that only the caller knows', () => {
    const own: Strategy = { ...(multiBlock as Strategy), name: 'my_masks' };
    expect(validatorOf(jsonSchema([own]))({ masking: { type: 'my_masks', num_masks: 2 } })).toBe(true);
    expect(accepts({ type: 'my_masks' })).toBe(false);
  });

  it('accepts what readConfig reads without a notice, but for ranges that do not ascend', () => {
    const key = fc.constantFrom(
      ...strategies.flatMap((strategy) => Object.values(strategy.fields).map((field) => field.fileNames[0]!)),
      ...strategies.flatMap((strategy) => Object.keys(strategy.fields)),
      'num_mask',
      '__proto__',
    );
    const number = fc.oneof(fc.integer({ min: -1, max: 300 }), fc.constantFrom(0.1, 0.5, 1.5, 1e9));
    const ascending = fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    const descends = (given: unknown): boolean =>
      Array.isArray(given) && given.length === 2 && given[0] > given[1];
    const step = fc.constantFrom(0, 1, 5, -1, 1.5, '9');
    const ramp = fc.record(
      {
        from: fc.oneof(number, ascending),
        to: fc.oneof(number, ascending),
        over: step,
        after: step,
        shape: fc.constantFrom('linear', 'cosine', 'steps', null),
        levels: step,
        at: step,
        steps: step,
      },
      { requiredKeys: ['from', 'to', 'over'] },
    );
    const pieces = fc.array(fc.oneof(fc.record({ at: step, value: fc.oneof(number, ascending) }), ramp), {
      maxLength: 2,
    });
    const isInOrder = (given: ReadonlyArray<{ readonly at?: unknown }>): boolean =>
      given.length < 2 || !(Number(given[1]!.at) <= Number(given[0]!.at));
    const schedule = fc.oneof(ramp, pieces.filter(isInOrder));
    const value = fc.oneof(
      number,
      ascending,
      schedule,
      fc.jsonValue({ maxDepth: 1 }).filter((given) => !descends(given)),
      fc.constantFrom('allow', 'linear', 'nested'),
    );
    const type = fc.constantFrom('multi_block', 'hierarchical', 'multi_blok');
    const entries = fc.array(fc.tuple(key, value), { maxLength: 3 });
    fc.assert(
      fc.property(type, entries, (name, pairs) => {
        const given = Object.fromEntries([['type', name], ...pairs.filter(([, value]) => value !== null)]);
        const read = readConfig(JSON.stringify({ masking: given }), 'json');
        const isRead = read._tag === 'Right' && read.right.notices.length === 0;
        expect(accepts(given)).toBe(isRead);
      }),
      { numRuns: 2000 },
    );
  });
});
