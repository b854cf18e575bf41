import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { booleans, present as presentOf } from '../../../backends/cpu/src/index.js';
import { measure, multiBlock, sampleWithin, summarise, unwrap } from '../../src/index.js';

const plan = unwrap(multiBlock.plan({ inputSize: 96, numTargetMasks: 2, contextScale: [0.4, 0.6] }));
const { patches } = plan.parts[0].grid;

describe('roles of patches', () => {
  test('are context, target, neither or absent, one of them in every sample', () => {
    const anyPresence = fc.array(fc.integer({ min: 0, max: 1 }), {
      minLength: 3 * patches,
      maxLength: 3 * patches,
    });
    fc.assert(
      fc.property(anyPresence, fc.integer(), (bits, seed) => {
        const present = Uint8Array.from(bits);
        const request = { seed, count: 3, present };
        const [part] = summarise(measure(plan, booleans, request)).parts;
        const geometry = sampleWithin(plan, request);
        const { context, targets } = booleans(geometry);
        const there = presentOf(geometry).data;
        const seen = { neither: new Array(patches).fill(0), absent: new Array(patches).fill(0) };
        for (let at = 0; at < 3 * patches; at++) {
          const sample = Math.floor(at / patches);
          const isTarget = [0, 1].some(
            (target) => targets.data[(sample * 2 + target) * patches + (at % patches)] === 1,
          );
          if (there[at] === 0) seen.absent[at % patches]++;
          else if (context.data[at] === 0 && !isTarget) seen.neither[at % patches]++;
        }
        expect(part!.neitherVisits.map((share) => Math.round(share * 3))).toEqual(seen.neither);
        expect(part!.absentVisits.map((share) => Math.round(share * 3))).toEqual(seen.absent);
        const { context: seenShare, union, neither, absent } = part!;
        expect(seenShare.mean + union.mean + neither.mean + absent.mean).toBeCloseTo(1, 12);
        expect([part!.targetsOutOfBounds, part!.contextsOutOfBounds, part!.contextsBelowMinimum]).toEqual([
          0, 0, 0,
        ]);
      }),
      { numRuns: 50 },
    );
  });

  test('are told of more samples than are held at once', () => {
    const count = 600;
    const present = new Uint8Array(count * patches).map((_, at) =>
      Number(Math.floor(at / patches) < 300 || at % 2 > 0),
    );
    const [part] = summarise(measure(plan, booleans, { seed: 1, count, present })).parts;
    expect(part!.absent.mean).toBeCloseTo(0.25, 12);
    expect(part!.absentVisits.slice(0, 4)).toEqual([0.5, 0, 0.5, 0]);
  });
});
