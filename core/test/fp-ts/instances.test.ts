import fc from 'fast-check';
import { getApplicativeValidation, map } from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { concatAll, type Monoid } from 'fp-ts/lib/Monoid.js';
import * as Reader from 'fp-ts/lib/Reader.js';
import { describe, expect, it } from 'vitest';
import { booleans } from '../../../backends/cpu/src/index.js';
import { observeLosses, startAdaptive } from '../../src/adaptive/index.js';
import { left } from '../../src/config/index.js';
import {
  batchFrom,
  batchOf,
  batchOfStep,
  eqGeometry,
  eqKey,
  monoidAdaptive,
  monoidTally,
  planOfStep,
  sampleOf,
  semigroupErrors,
  showErrors,
  showGeometry,
  showKey,
  valueOfStep,
} from '../../src/fp-ts/index.js';
import {
  type ConfigErrors,
  type Geometry,
  geometryOf,
  hierarchical,
  isLeft,
  measure,
  multiBlock,
  type Plan,
  random,
  sample,
  sampleBatch,
  unwrap,
} from '../../src/index.js';
import type { Key } from '../../src/keys/index.js';
import { changingFields, planAt, schedule } from '../../src/schedule/index.js';

const word = fc.integer({ min: 0, max: 0xffff_ffff });
const key: fc.Arbitrary<Key> = fc.record({ high: word, low: word });
const plan = unwrap(multiBlock.plan({ inputSize: 96 }));
const levels = unwrap(hierarchical.plan({ inputSize: 96, numHierarchies: 2 }));

const request = fc.record({ seed: fc.integer({ min: 0, max: 1 }), count: fc.nat(2) });

const drawn: fc.Arbitrary<Geometry> = fc
  .tuple(fc.constantFrom<Plan>(plan, levels), request)
  .map(([one, batch]) => sampleBatch(one, batch));

/** Two columns of a row, or of an image, so that grids differ and integers may not. */
const own: fc.Arbitrary<Geometry> = fc
  .record({
    grid: fc.constantFrom({ columns: 4 }, { rows: 1, columns: 4 }, { rows: 1, columns: 4, patchSize: 16 }),
    context: fc.constantFrom([0], [1], [0, 1]),
    phase: fc.constantFrom(0, 1),
  })
  .map(({ grid, context, phase }) =>
    unwrap(geometryOf({ grid, samples: [{ context, targets: [[2, 3]], phase }] })),
  );

const geometry = fc.oneof(drawn, own);

const copied = (value: Geometry): Geometry => structuredClone(value);

/** What an Eq promises, and that what is equal is shown alike, and nothing else is. */
const lawful = <A>(
  arbitrary: fc.Arbitrary<A>,
  equals: (a: A, b: A) => boolean,
  show: (a: A) => string,
  copy: (a: A) => A,
): void => {
  fc.assert(
    fc.property(arbitrary, arbitrary, arbitrary, (a, b, c) => {
      expect(equals(a, copy(a))).toBe(true);
      expect(equals(a, b)).toBe(equals(b, a));
      if (equals(a, b) && equals(b, c)) expect(equals(a, c)).toBe(true);
      expect(show(a) === show(b)).toBe(equals(a, b));
    }),
    { numRuns: 500 },
  );
};

/** What a commutative monoid promises. */
const commutes = <A>({ concat, empty }: Monoid<A>, arbitrary: fc.Arbitrary<A>, numRuns: number): void => {
  fc.assert(
    fc.property(arbitrary, arbitrary, arbitrary, (a, b, c) => {
      expect(concat(a, empty)).toEqual(a);
      expect(concat(empty, a)).toEqual(a);
      expect(concat(a, b)).toEqual(concat(b, a));
      expect(concat(concat(a, b), c)).toEqual(concat(a, concat(b, c)));
    }),
    { numRuns },
  );
};

describe('instances for fp-ts', () => {
  it('of keys are equal and shown by their words', () => {
    lawful(key, eqKey.equals, showKey.show, (one) => ({ ...one }));
    expect(showKey.show({ high: 1, low: 0xffff_ffff })).toBe('Key 00000001ffffffff');
    expect(eqKey.equals({ high: 1, low: 2 }, { high: 2, low: 1 })).toBe(false);
  });

  it('of geometries are equal and shown by what they hold', () => {
    lawful(geometry, eqGeometry.equals, showGeometry.show, copied);
  });

  it('tell apart geometries that differ in one integer, one phase or the size of a patch', () => {
    const batch = (): Geometry => sampleBatch(levels, { seed: 0, count: 2 });
    const changes: ReadonlyArray<(one: Geometry) => Geometry> = [
      (one) => {
        const [part] = one.parts;
        if (part.masks === 'boxes') part.boxes[0] = part.boxes[0]! + 1;
        return one;
      },
      (one) => {
        one.parts[1]!.phases[1] = 1 + one.parts[1]!.phases[1]!;
        return one;
      },
      ({ count, parts: [part, ...rest] }) => ({
        count,
        parts: [{ ...part, grid: { ...part.grid, patchSize: 1 } }, ...rest],
      }),
      ({ count, parts: [part] }) => ({ count, parts: [part] }),
    ];
    for (const change of changes) {
      expect(eqGeometry.equals(change(batch()), batch())).toBe(false);
    }
  });

  it('merge tallies in any order and any grouping', () => {
    const { concat, empty } = monoidTally(plan);
    const tally = request.map((batch) => measure(plan, booleans, batch));
    commutes({ concat, empty }, tally, 50);
    const ofWorkers = [3, 0, 6].map((first) => measure(plan, booleans, { seed: 5, first, count: 3 }));
    expect(concatAll({ concat, empty })(ofWorkers)).toEqual(measure(plan, booleans, { seed: 5, count: 9 }));
  });

  it('gather errors in order, whatever the grouping', () => {
    const refused = (config: object): ConfigErrors => {
      const planned = multiBlock.plan(config);
      return isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    };
    const [a, b, c] = [refused({ inputSize: 230 }), refused({ patchSize: 0 }), refused({ targetScale: 2 })];
    const { concat } = semigroupErrors;
    expect(concat(concat(a, b), c)).toEqual(concat(a, concat(b, c)));
    expect(concat(a, b)).toEqual([...a, ...b]);
    const both = getApplicativeValidation(semigroupErrors);
    const pair = both.ap(
      both.map(left(a), () => (x: number) => x),
      left(b),
    );
    expect(pair).toEqual(left([...a, ...b]));
    expect(showErrors.show(a)).toContain('inputSize');
  });

  it('draw as Readers what sampleBatch and sample draw', () => {
    fc.assert(
      fc.property(request, (batch) => {
        const expected = sampleBatch(levels, batch);
        expect(eqGeometry.equals(batchOf(batch)(levels), expected)).toBe(true);
        expect(
          unwrap(
            pipe(
              batchFrom(levels)(batch),
              map((found) => eqGeometry.equals(found, expected)),
            ),
          ),
        ).toBe(true);
        const one = sampleOf({ seed: batch.seed, index: 4 })(levels);
        expect(eqGeometry.equals(one, sample(levels, { seed: batch.seed, index: 4 }))).toBe(true);
      }),
    );
  });

  it('are Readers of the step, which compose as Readers do and draw what the plan of the step draws', () => {
    const config = { maskRatio: { from: 0.25, to: 0.75, over: 40, levels: 4 } } as const;
    const scheduled = unwrap(schedule(random, config));
    const [maskRatio] = unwrap(changingFields(random.fields, config));
    const plans = planOfStep(scheduled);
    const ratioOf = ({ parameters }: Plan): unknown => parameters.maskRatio;
    const ratio = Reader.map(ratioOf)(plans);
    const drawnAt = (one: Plan) => (step: number) => sampleBatch(one, { seed: 3, step, count: 2 });
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (step, later) => {
        expect(plans(step)).toBe(planAt(scheduled, step));
        // Functor: identity and composition.
        expect(Reader.map((one: Plan) => one)(plans)(step)).toBe(plans(step));
        expect(Reader.map(String)(ratio)(step)).toBe(
          Reader.map((one: Plan) => String(ratioOf(one)))(plans)(step),
        );
        // Monad: both identities and associativity.
        const constant = (value: Plan) => Reader.of<number, Plan>(value);
        expect(Reader.flatMap(plans, constant)(step)).toBe(plans(step));
        expect(Reader.flatMap(Reader.of<number, number>(later), () => plans)(step)).toBe(plans(step));
        const grouped = [
          Reader.flatMap(Reader.flatMap(plans, drawnAt), (one) => () => showGeometry.show(one)),
          Reader.flatMap(plans, (one) => Reader.flatMap(drawnAt(one), (two) => () => showGeometry.show(two))),
        ];
        expect(grouped[0]!(step)).toBe(grouped[1]!(step));
        // What is drawn and what changes are those of the step.
        const batch = batchOfStep(scheduled, { seed: 3, count: 2 });
        expect(eqGeometry.equals(batch(step), Reader.flatMap(plans, drawnAt)(step))).toBe(true);
        expect(valueOfStep(maskRatio!)(step)).toBe(ratio(step));
        // Asked of another step, all is of that step.
        const moved = Reader.local((at: number) => at + later)(plans);
        expect(moved(step)).toBe(plans(step + later));
      }),
      { numRuns: 50 },
    );
  });

  it('merge what ranks have seen in any order and any grouping', () => {
    const start = unwrap(startAdaptive({ patches: 2, windowSteps: 5, remembered: 2 }));
    const { concat, empty } = monoidAdaptive(start);
    const seen = fc
      .record({ step: fc.nat(20), patches: fc.array(fc.nat(1), { maxLength: 3 }) })
      .map(({ step, patches }) =>
        unwrap(observeLosses(start, { step, patches, losses: patches.map((patch) => patch + step) })),
      );
    commutes({ concat, empty }, seen, 100);
    const other = unwrap(startAdaptive({ patches: 3 }));
    expect(() => concat(empty, other)).toThrow('patches: is 3; give 2, as the first state has it');
  });

  it('give errors of a request as values', () => {
    const refused = batchFrom(plan)({ seed: 0, count: -1 });
    expect(isLeft(refused) && refused.left[0].path).toEqual(['count']);
  });
});
