import { plans } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatErrors,
  hierarchical,
  isLeft,
  isRight,
  multiBlock,
  type Plan,
  readPlan,
  sampleBatch,
  strategies,
  unwrap,
} from '../../src/index.js';
import { anything, changed, copyOf, type Path, placesOf } from '../damage.js';

const flat = unwrap(multiBlock.plan({}));
const nested = unwrap(hierarchical.plan({ nesting: 'nested', numHierarchies: 2 }));
describe('a plan that is read back', () => {
  test.each(strategies.map(({ name, plan }) => [name, unwrap(plan({}))] as const))(
    'is the plan that was written, of the defaults of %s',
    (_, plan) => {
      expect(readPlan(copyOf(plan))).toEqual({ _tag: 'Right', right: plan });
    },
  );

  test('is the plan that was written, whatever the plan', () => {
    fc.assert(
      fc.property(plans(20), (plan) => {
        expect(readPlan(copyOf(plan))).toEqual({ _tag: 'Right', right: plan });
        expect(readPlan(structuredClone(plan))).toEqual({ _tag: 'Right', right: plan });
      }),
      { numRuns: 40 },
    );
  });

  test.each<[string, Path, unknown, string]>([
    ['no plan at all', [], 3, 'is 3; it should be a plan'],
    ['an unknown strategy', ['strategy'], 'mine', 'strategy: is "mine"; it should be \'multi_block\''],
    ['no parameters', ['parameters'], undefined, 'parameters: is undefined; it should be the parameters'],
    ['a wrong parameter', ['parameters', 'patchSize'], 0, 'parameters.patchSize: is 0; give a whole number'],
    [
      'another grid',
      ['parts', 0, 'grid', 'rows'],
      15,
      'parts[0].grid.rows: is 15; it should be 14, as its parameters give it',
    ],
    ['a shape less', ['parts', 0, 'targetShapes', 0], undefined, 'parts[0].targetShapes[0]: is undefined'],
    ['another weight', ['parts', 0, 'targetShapes', 1, 'weight'], 9, 'parts[0].targetShapes[1].weight: is 9'],
    ['something more', ['parts', 0, 'more'], 1, 'parts[0].more: is 1; it should be absent'],
  ])('with %s is refused', (_, path, to, message) => {
    const read = readPlan(changed(copyOf(flat), path, to));
    expect(isLeft(read) && formatErrors(read.left)).toContain(message);
  });

  test('damaged in any place is refused, or is the same plan', () => {
    fc.assert(
      fc.property(fc.constantFrom<Plan>(flat, nested), fc.nat(), anything, (plan, at, to) => {
        const copy = copyOf(plan);
        const places = placesOf(copy);
        const read = readPlan(changed(copy, places[at % places.length]!, to));
        if (isRight(read)) expect(unwrap(read).parts.length).toBeGreaterThan(0);
        else expect(read.left.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a copy of a plan', () => {
  test('once read draws the same samples, from JSON and as another thread gets it', () => {
    for (const plan of [flat, nested] as ReadonlyArray<Plan>) {
      const drawn = sampleBatch(plan, { seed: 1, count: 4 });
      expect(sampleBatch(unwrap(readPlan(copyOf(plan))), { seed: 1, count: 4 })).toEqual(drawn);
      expect(sampleBatch(unwrap(readPlan(structuredClone(plan))), { seed: 1, count: 4 })).toEqual(drawn);
    }
  });

  test('not read is refused, and told so', () => {
    expect(() => sampleBatch(copyOf(flat) as Plan, { seed: 1, count: 1 })).toThrow(
      'a plan is wanted, but this is a copy of one; read it first, unwrap(readPlan(copy))',
    );
  });

  test.each<[string, Plan, Path, unknown, string]>([
    ['no shapes', flat, ['parts', 0, 'targetShapes'], [], 'parts[0].targetShapes[0]: is undefined'],
    ['a weight of 0', flat, ['parts', 0, 'targetShapes', 0, 'weight'], 0, 'weight: is 0'],
    ['a huge weight', flat, ['parts', 0, 'contextShapes', 0, 'weight'], 1e12, 'weight: is 1000000000000'],
    ['a wrong grid', flat, ['parts', 0, 'grid', 'rows'], 7, 'parts[0].grid.rows: is 7; it should be 14'],
    ['more targets than fit', flat, ['parts', 0, 'targets'], 50, 'parts[0].targets: is 50; it should be 4'],
    ['a shape beyond the grid', flat, ['parts', 0, 'targetShapes', 0, 'height'], 15, 'height: is 15'],
    ['a level too many', flat, ['parts', 1], flat.parts[0], 'parts[1]: is an object; it should be absent'],
    ['another name', nested, ['parts', 1, 'name'], 'level_2', 'is "level_2"; it should be "level_1"'],
    ['patches for boxes', nested, ['parts', 0, 'masks'], 'patches', 'masks: is "patches"; it should be'],
    ['a level inside none', nested, ['parts', 1, 'nested'], true, 'nested: is true; it should be false'],
  ])('with %s is refused', (_, plan, path, to, message) => {
    const read = readPlan(changed(copyOf(plan), path, to));
    expect(isLeft(read) && formatErrors(read.left)).toContain(message);
  });
});
