import {
  type Grid,
  gridOf,
  type Part,
  type Plan,
  type PlannedPart,
  type Strategy,
  strategies,
  unwrap,
} from '@jepa-masks/core';
import { type ChoiceField, right } from '@jepa-masks/core/config';
import { boxOffset, wordOffset, writeBlock } from '@jepa-masks/core/geometry';
import { foldIn, type Key } from '@jepa-masks/core/keys';
import { type DrawSample, withSampler } from '@jepa-masks/core/plan';

const WHOLE = { min: 1, max: 2 ** 16 };

const planned = (
  name: string,
  grid: Grid,
  masks: Pick<PlannedPart, 'masks' | 'contexts' | 'targets' | 'boxesPerTarget'>,
): PlannedPart => {
  const guarantees = { target: WHOLE, union: WHOLE, context: WHOLE };
  return { name, grid, ...masks, guarantees, targetOverlap: 'allow' };
};

const boxes = { masks: 'boxes', contexts: 1, targets: 3, boxesPerTarget: 1 } as const;
const patches = { masks: 'patches', contexts: 1, targets: 2, boxesPerTarget: 0 } as const;

/** Parts of every kind that no strategy of core's may have yet. */
const KINDS: Readonly<Record<string, Plan['parts']>> = {
  'unions on a video': [
    planned('', gridOf({ frames: 4, rows: 6, columns: 7 }), { ...boxes, boxesPerTarget: 3 }),
  ],
  'several contexts on a row': [planned('', gridOf({ columns: 40 }), { ...boxes, contexts: 2 })],
  'patches of an image': [planned('', gridOf({ rows: 5, columns: 7 }), patches)],
  'patches of a row of 300, two contexts': [
    planned('', gridOf({ columns: 300 }), { ...patches, contexts: 2 }),
  ],
  'parts unlike each other': [
    planned('image', gridOf({ rows: 5, columns: 8 }), { ...boxes, boxesPerTarget: 2 }),
    planned('sound', gridOf({ columns: 77 }), patches),
    planned('clip', gridOf({ frames: 2, rows: 3, columns: 5 }), { ...patches, targets: 1 }),
  ],
};

/** Whole numbers below a bound, one after another. */
const numbersOf = (key: Key): ((below: number) => number) => {
  let at = 0;
  return (below) => foldIn(key, at++).low % below;
};

/** Boxes inside the grid; contexts are all of it, so that targets leave them something. */
const drawBoxes = (part: Part & { readonly masks: 'boxes' }, sample: number, next: (n: number) => number) => {
  const { frames, rows, columns, axes } = part.grid;
  const whole = { start: 0, top: 0, left: 0, duration: frames, height: rows, width: columns };
  for (let context = 0; context < part.contexts; context++) {
    writeBlock(whole, axes, part.boxes, boxOffset(part, sample, context));
  }
  for (let box = 0; box < part.targets * part.boxesPerTarget; box++) {
    const block = {
      ...{ start: next(frames), duration: 1, top: next(rows), height: 1 },
      ...{ left: next(columns - 1), width: 1 + next(2) },
    };
    writeBlock(block, axes, part.boxes, boxOffset(part, sample, part.contexts + box));
  }
};

/** Each patch to one target, to all contexts, or to none. */
const drawPatches = (
  part: Part & { readonly masks: 'patches' },
  sample: number,
  next: (n: number) => number,
) => {
  const { contexts, targets, grid } = part;
  part.words.fill(0, wordOffset(part, sample, 0), wordOffset(part, sample + 1, 0));
  const set = (mask: number, patch: number): void => {
    const word = wordOffset(part, sample, mask) + (patch >>> 5);
    part.words[word] = (part.words[word]! | (0x80000000 >>> (patch & 31))) >>> 0;
  };
  for (let patch = 0; patch < grid.patches; patch++) {
    // The first patches are dealt out, so that no mask is empty.
    const role = patch <= targets ? patch : next(targets + 2);
    if (role > 0 && role <= targets) set(contexts + role - 1, patch);
    if (role === 0) for (let context = 0; context < contexts; context++) set(context, patch);
  }
};

const kind: ChoiceField = {
  kind: 'choice',
  summary: 'What parts there are',
  fileNames: [],
  publishedNames: [],
  choices: Object.keys(KINDS),
  fallback: Object.keys(KINDS)[0]!,
};

/** A strategy that core does not know: its masks are drawn anywhere, in parts of every kind. */
const anyParts: Strategy = {
  name: 'any_parts',
  summary: 'Masks anywhere.',
  fields: { kind },
  presets: [],
  plan: ({ kind: name }) =>
    right(
      withSampler(
        { strategy: 'any_parts', parameters: { kind: name }, parts: KINDS[String(name)]! },
        anyParts.sampler,
      ),
    ),
  sampler:
    () =>
    (root): DrawSample =>
    (index, sample, parts) => {
      for (const [at, part] of parts.entries()) {
        const key = foldIn(foldIn(root, index), at);
        const next = numbersOf(key);
        part.phases[sample] = key.high;
        if (part.masks === 'boxes') drawBoxes(part, sample, next);
        else drawPatches(part, sample, next);
      }
    },
};

// Adapters take strategies from one list: whatever is on it must do.
(strategies as Array<Strategy>).push(anyParts);

/** A plan of each kind. */
export const plansOfAnyParts: Readonly<Record<string, Plan>> = Object.fromEntries(
  Object.keys(KINDS).map((name) => [name, unwrap(anyParts.plan({ kind: name }))]),
);
