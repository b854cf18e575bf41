import { strategies } from '@jepa-masks/core';
import { configurations } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { type Catalogue, catalogueOf } from '../../playground/state/catalogue.js';
import { isSeed } from '../../playground/state/settings.js';
import { DEVICES, LARGE_PICTURES, MOST_BATCH, type PlaygroundState } from '../../playground/state/state.js';

/** What there is to choose from, as the worker tells the page. */
export const catalogue: Catalogue = catalogueOf(strategies);

/** Anything that JSON has, and so an address. */
const jsonObjects = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });

/** States that a visitor can come to, and whatever an address may ask of fields. */
export const states: fc.Arbitrary<PlaygroundState> = configurations(12).chain(({ strategy, config }) =>
  fc.record({
    strategy: fc.constant(strategy.name),
    preset: fc.constantFrom(undefined, ...strategy.presets.map(({ name }) => name)),
    parameters: fc.oneof({ weight: 4, arbitrary: fc.constant(config) }, jsonObjects),
    scores: fc.boolean(),
    seed: fc.oneof(fc.maxSafeInteger(), fc.string({ minLength: 1 }).filter(isSeed)),
    step: fc.maxSafeNat(),
    batch: fc.integer({ min: 1, max: MOST_BATCH }),
    sample: fc.integer({ min: 0, max: MOST_BATCH - 1 }),
    photograph: fc.boolean(),
    picture: fc.constantFrom(...LARGE_PICTURES),
    part: fc.constantFrom(undefined, 'level_1', 'rgb'),
    beside: fc.constantFrom(undefined, 'mae-random'),
    device: fc.constantFrom(...DEVICES),
  }),
);
