/** What an address says, and what it can't. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstState, type PlaygroundState } from '../../playground/state/state.js';
import { readUrl, writeUrl } from '../../playground/state/url.js';
import { catalogue, states } from './states.js';

/** JSON has one zero. */
const asJson = (state: PlaygroundState): PlaygroundState => ({
  ...state,
  parameters: JSON.parse(JSON.stringify(state.parameters)),
});

test('an address gives back the state that it was made of', () => {
  fc.assert(
    fc.property(states, (state) => {
      const read = readUrl(`#${writeUrl(state, catalogue)}`, catalogue);
      expect(read).toEqual({ state: asJson(state), problems: [] });
    }),
    { numRuns: 500 },
  );
});

test('an address is part of a URL as it is', () => {
  fc.assert(
    fc.property(states, (state) => {
      const url = new URL(`https://example.org/playground#${writeUrl(state, catalogue)}`);
      expect(readUrl(url.hash, catalogue).state).toEqual(asJson(state));
    }),
  );
});

test('of any text some state is made, whose address is its own', () => {
  const near = fc
    .array(
      fc.tuple(fc.constantFrom(...Object.keys(firstState(catalogue)), 'numTargetMasks', ''), fc.string()),
    )
    .map((entries) => entries.map(([key, value]) => `${key}=${value}`).join('&'));
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), (text) => {
      const { state } = readUrl(text, catalogue);
      expect(readUrl(writeUrl(state, catalogue), catalogue)).toEqual({ state: asJson(state), problems: [] });
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['strategy=nonsense', 'strategy is nonsense in the address; give one of multi_block, hierarchical'],
  ['preset=v-jepa', 'preset is v-jepa in the address; give one of h-jepa-multi-block, i-jepa'],
  ['strategy=tube&preset=i-jepa', 'preset is i-jepa in the address; give one of '],
  ['seed=1e400', 'seed is 1e400 in the address; give a whole number, or a text that is no number'],
  ['seed="42"', 'seed is "42" in the address; give a whole number, or a text that is no number'],
  ['step=-1', 'step is -1 in the address; give a whole number from 0 to 9007199254740991'],
  ['batch=100000', 'batch is 100000 in the address; give a whole number from 1 to 256'],
  ['sample=x', 'sample is x in the address; give a whole number from 0 to 255'],
  ['scores=2', 'scores is 2 in the address; give true or false'],
  ['photograph=', 'photograph is empty in the address; give true or false'],
  ['picture=oil', 'picture is oil in the address; give one of usual, panel, parts, parts-combined'],
  ['part=3', 'part is 3 in the address; give the name of a part'],
  ['beside=', 'beside is empty in the address; give the name of a published generator'],
  ['device=abacus', 'device is abacus in the address; give one of cpu, webgpu'],
])('what can’t be taken is told, and left at its default: %s', (fragment, problem) => {
  const { state, problems } = readUrl(fragment, catalogue);
  expect(problems).toEqual([expect.stringContaining(problem)]);
  const [setting] = fragment.split('&').at(-1)!.split('=') as [keyof PlaygroundState];
  expect(state[setting]).toEqual(firstState(catalogue)[setting]);
});

test('addresses are written as people can read them', () => {
  const state = {
    ...firstState(catalogue),
    seed: 'run 7',
    parameters: { targetScale: [0.1, 0.15], targetOverlap: 'allow', batch: 'a' },
  };
  expect(writeUrl(state, catalogue)).toBe(
    'seed=run%207&targetScale=[0.1,0.15]&targetOverlap=allow&parameter.batch=a',
  );
  expect(writeUrl(firstState(catalogue), catalogue)).toBe('');
});
