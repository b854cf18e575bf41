import {
  type GeometryWithin,
  multiBlock,
  multiModal,
  type PatchPart,
  type Plan,
  random,
  sampleBatch,
  sampleWithin,
  unwrap,
} from '@jepa-masks/core';
import type { RequestWithin } from '@jepa-masks/core/sampling';
import { describe, expect, test } from 'vitest';
import { checkLaw, formatFalls, laws, type Subject } from '../src/index.js';

const law = laws.find(({ name }) => name === 'presence')!;
const plans: ReadonlyArray<readonly [string, Plan]> = [
  ['random', unwrap(random.plan({ inputSize: 7, patchSize: 1 })) as Plan],
  ['multi-block', unwrap(multiBlock.plan({})) as Plan],
  ['modalities', unwrap(multiModal.plan({ inputSize: 64 })) as Plan],
];

type DrawWithin = NonNullable<Subject['drawWithin']>;

/** A batch whose first part is another. */
const withFirst = (
  geometry: GeometryWithin,
  change: (part: PatchPart) => Partial<PatchPart>,
): GeometryWithin => {
  const [first, ...rest] = geometry.parts;
  return { ...geometry, parts: [{ ...first, ...change(first) }, ...rest] };
};

/** One bit of a patch of each sample turned over in the last mask. */
const turned = ({ words, present, count }: PatchPart, wants: 0 | 1): Uint32Array => {
  const changed = words.slice();
  const length = present!.length / count;
  const perSample = words.length / count;
  for (let sample = 0; sample < count; sample++) {
    const isThere = (present![sample * length]! >>> 31) as 0 | 1;
    if (isThere === wants) changed[(sample + 1) * perSample - length]! ^= 0x80000000;
  }
  return changed;
};

const faults: ReadonlyArray<readonly [fault: string, draw: DrawWithin]> = [
  [
    'a patch that is absent is in a mask',
    (plan, request) => withFirst(sampleWithin(plan, request), (part) => ({ words: turned(part, 0) })),
  ],
  [
    'a patch is in a context and in a target, or in neither of them',
    (plan, request) =>
      withFirst(sampleWithin(plan, request), (part) => {
        const words = part.words.slice();
        const length = part.present!.length / part.count;
        const perSample = words.length / part.count;
        for (let sample = 0; sample < part.count; sample++)
          words[sample * perSample]! |= words[(sample + 1) * perSample - length]!;
        return { words };
      }),
  ],
  [
    'all samples have what is present of the first',
    (plan, request) => {
      const ofFirst = (all: Uint8Array): Uint8Array =>
        all.map((_, at) => all[at % (all.length / request.count)]!);
      const { present } = request;
      return sampleWithin(plan, {
        ...request,
        present:
          present instanceof Uint8Array
            ? ofFirst(present)
            : Object.fromEntries(Object.entries(present).map(([name, all]) => [name, ofFirst(all)])),
      });
    },
  ],
  [
    'nothing is told of samples with too few',
    (plan, request) => ({ ...sampleWithin(plan, request), tooFew: [] }),
  ],
  [
    'where anything is absent, what is drawn depends on the place in the batch',
    (plan, request: RequestWithin) => {
      const geometry = sampleWithin(plan, request);
      const other = sampleWithin(plan, { ...request, first: (request.first ?? 0) + 1 });
      return request.count === 1 ? geometry : other;
    },
  ],
  [
    'samples of which all is present are drawn by another key',
    (plan, request) => sampleWithin(plan, { ...request, step: ((request.step ?? 0) + 1) % 2 ** 40 }),
  ],
];

describe.each(plans)('where patches of %s are absent', (_, plan) => {
  test('the law holds', () => {
    expect(
      formatFalls([checkLaw(law, { plan, draw: sampleBatch, drawWithin: sampleWithin }, { runs: 200 })]),
    ).toBe('');
  });

  test.each(faults)('a planted fault is caught: %s', (__, drawWithin) => {
    expect(checkLaw(law, { plan, draw: sampleBatch, drawWithin }, { runs: 200 }).holds).toBe(false);
  });
});
