import { isRight, type Strategy } from '@jepa-masks/core';
import type { Field } from '@jepa-masks/core/config';
import type { GoldenConfig } from './golden-source.js';

/** A few values all over what a field accepts. */
const valuesOf = (field: Field): ReadonlyArray<unknown> => {
  switch (field.kind) {
    case 'integer':
      return [0, 1, 4].map((more) => field.min + more).filter((value) => value <= field.max);
    case 'number':
      return [0, 0.25, 0.5, 0.75].map((share) => field.min + share * (field.max - field.min));
    case 'choice':
      return field.choices;
    case 'boolean':
      return [false, true];
    case 'range': {
      const [low, high] = field.max > 1 ? [0.5, 2] : [0.1, 0.3];
      return [
        [low, low],
        [low, high],
        [high, high],
      ];
    }
    case 'size': {
      const unit = field.of === 'pixels' ? 16 : 1;
      return [4 * unit, [9 * unit, 20 * unit], 32 * unit];
    }
    case 'name':
      return ['one'];
    case 'list':
      return Object.entries(field.of).flatMap(([name, of]) =>
        valuesOf(of).map((value) => [{ [name]: value }]),
      );
  }
};

/** Clips of one time step, of many, and of one patch a frame. */
const clips: ReadonlyArray<GoldenConfig> = [
  { numFrames: 1, tubeletSize: 1 },
  { numFrames: 4 },
  { numFrames: 64, inputSize: 96 },
  { numFrames: 32, tubeletSize: 1, inputSize: 16 },
  { inputSize: 384 },
  { inputSize: [48, 128], tubeletSize: 4 },
];

/** Configurations of any strategy that are one field away from its defaults, as far as they can be planned. */
export const casesOfFields = (strategy: Strategy): ReadonlyArray<GoldenConfig> =>
  [
    {},
    ...Object.entries(strategy.fields).flatMap(([name, field]) =>
      valuesOf(field).map((value) => ({ [name]: value })),
    ),
    ...(Object.hasOwn(strategy.fields, 'numFrames') ? clips : []),
  ].filter((config) => isRight(strategy.plan(config)));
