import { multiBlock, type Strategy, strategies } from '@jepa-masks/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planConfig, readConfig, toYaml } from '../src/index.js';
import { anyConfig } from './any-schedule.js';

const strategyAndConfig = anyConfig(strategies);

describe('toYaml', () => {
  it('writes what readConfig reads back, whatever the configuration', () => {
    fc.assert(
      fc.property(strategyAndConfig, ([strategy, config]) => {
        expect(readConfig(toYaml(strategy, config), 'yaml')).toEqual({
          _tag: 'Right',
          right: { strategy, config, notices: [] },
        });
      }),
    );
  });

  it('writes the preferred names, lists on one line', () => {
    expect(toYaml(multiBlock as Strategy, { targetScale: [0.1, 0.2], numTargetMasks: 4 })).toBe(
      'masking:\n  type: multi_block\n  num_masks: 4\n  mask_scale: [0.1, 0.2]\n',
    );
  });

  it.each(strategies.map((strategy) => [strategy.name, strategy] as const))(
    'writes the parameters of a plan of %s such that they make the same plan',
    (_, strategy) => {
      const plan = strategy.plan({});
      if (plan._tag === 'Left') throw new Error('the defaults make a plan');
      const again = planConfig(toYaml(strategy, plan.right.parameters), 'yaml');
      expect(again).toMatchObject({ _tag: 'Right', right: { plan: plan.right } });
    },
  );
});

describe('JSON', () => {
  it('is read as its values are, whatever stands in other sections and however it is laid out', () => {
    const indent = fc.constantFrom(undefined, 0, 1, 2, '\t', ' \t');
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        strategyAndConfig,
        indent,
        (other, [strategy, config], space) => {
          const text = JSON.stringify({ ...other, masking: { type: strategy.name, ...config } }, null, space);
          expect(readConfig(text, 'json')).toEqual({
            _tag: 'Right',
            right: { strategy, config: JSON.parse(JSON.stringify(config)), notices: [] },
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
