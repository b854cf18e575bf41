import { describe, expect, it } from 'vitest';
import { isLeft, multiModal } from '../../src/index.js';

describe('a list of modalities is refused', () => {
  it.each<[string, object, ReadonlyArray<string | number>, object]>([
    [
      'with two of a name',
      { modalities: [{ name: 'a' }, { name: 'a' }] },
      ['modalities', 1, 'name'],
      { modalities: [{ name: 'a' }, { name: 'modality_0' }] },
    ],
    [
      'with a row that has an image',
      { modalities: [{ numTokens: 9, inputSize: 32 }] },
      ['modalities', 0, 'numTokens'],
      { modalities: [{ numTokens: 9 }] },
    ],
    [
      'with an image that no patch divides',
      { modalities: [{ inputSize: 30 }] },
      ['modalities', 0, 'inputSize'],
      { modalities: [{ inputSize: 32 }] },
    ],
    [
      'with spans of an image',
      { modalities: [{ kind: 'spans' }] },
      ['modalities', 0, 'kind'],
      { modalities: [{}] },
    ],
    [
      'with blocks of a clip',
      { modalities: [{ kind: 'blocks', numFrames: 4 }] },
      ['modalities', 0, 'kind'],
      { modalities: [{ numFrames: 4 }] },
    ],
    [
      'with a minimum above its patches',
      { modalities: [{ numTokens: 9, minContextPatches: 10 }] },
      ['modalities', 0, 'minContextPatches'],
      { modalities: [{ numTokens: 9 }] },
    ],
    [
      'with a minimum above its maximum',
      { modalities: [{ minTargetPatches: 3, maxTargetPatches: 2 }] },
      ['modalities', 0, 'minTargetPatches'],
      { modalities: [{ minTargetPatches: 2, maxTargetPatches: 2 }] },
    ],
    [
      'with minima that leave each other no room',
      { modalities: [{ numTokens: 9, minTargetPatches: 5, minContextPatches: 5 }] },
      ['modalities', 0, 'minContextPatches'],
      { modalities: [{ numTokens: 9, minTargetPatches: 5, minContextPatches: 4 }] },
    ],
    ['that is never seen', { modalities: [{ maxContextPatches: 0 }] }, ['modalities'], { modalities: [{}] }],
    [
      'that is never predicted',
      { modalities: [{ maxTargetPatches: 0 }] },
      ['modalities'],
      { modalities: [{}] },
    ],
    [
      'that is all predicted',
      { modalities: [{ minTargetPatches: 196 }] },
      ['modalities'],
      { modalities: [{}] },
    ],
    [
      'of a single patch',
      { inputSize: 16, modalities: [{}] },
      ['modalities'],
      { modalities: [{ inputSize: [32, 32] }] },
    ],
    [
      'for a context of more than there is',
      { contextPatches: 600 },
      ['contextPatches'],
      { contextPatches: 587 },
    ],
    [
      'for a context below its minima',
      { contextPatches: 3, modalities: [{ minContextPatches: 4 }, {}] },
      ['contextPatches'],
      { contextPatches: 4 },
    ],
    ['for a target of more than there is', { targetPatches: 600 }, ['targetPatches'], { targetPatches: 587 }],
    [
      'for a context that leaves the target too little',
      { contextPatches: 500, targetPatches: 100 },
      ['contextPatches'],
      { contextPatches: 488 },
    ],
    [
      'for a target beside a context that takes it',
      { contextPatches: 500, targetPatches: 588 },
      ['targetPatches'],
      { targetPatches: 587, contextPatches: 1 },
    ],
  ])('%s, with what would do', (_, config, path, suggestion) => {
    const planned = multiModal.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual(path);
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(multiModal.plan({ ...config, ...error.suggestion }))).toBe(false);
  });

  it('with all that is wrong with any of them, and suggestions that don’t undo one another', () => {
    const config = {
      modalities: [
        { name: 'a', inputSize: 30 },
        { name: 'a', kind: 'spans' as const, minContextPatches: 999 },
      ],
    };
    const planned = multiModal.plan(config);
    const errors = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(errors.map(({ path }) => path.slice(1).join('.'))).toEqual([
      '0.inputSize',
      '1.name',
      '1.kind',
      '1.minContextPatches',
    ]);
    for (const { suggestion } of errors)
      expect(isLeft(multiModal.plan({ ...config, ...suggestion }))).toBe(false);
  });
});
