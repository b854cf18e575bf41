import { isLeft, strategies } from '@jepa-masks/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, type ConfigFileError, planConfig, readConfig } from '../src/index.js';

type File = { readonly [section: string]: { readonly [key: string]: unknown } };

type Read = (file: File) => ReadonlyArray<ConfigFileError>;

const planErrorsOf: Read = (file) => {
  const planned = planConfig(JSON.stringify(file), 'json');
  return isLeft(planned) ? planned.left : [];
};

const errorsOf: Read = (file) => {
  const read = readConfig(JSON.stringify(file), 'json');
  return isLeft(read) ? read.left : [];
};

const fieldNames = strategies.flatMap(({ fields }) =>
  Object.entries(fields).flatMap(([own, field]) => [own, ...field.fileNames, ...field.publishedNames]),
);

/** A name with a letter left out, twice or in another style. */
const misspelt = fc
  .tuple(fc.constantFrom(...fieldNames), fc.nat(10), fc.constantFrom(0, 1, 2))
  .map(([name, at, way]) => {
    if (way === 0) return name.slice(0, at) + name.slice(at + 1);
    return way === 1 ? name.slice(0, at) + name.slice(at - 1) : name.replaceAll('_', '-');
  })
  .filter((name) => name !== '');

const key = fc.oneof(
  fc.constantFrom(...fieldNames),
  misspelt,
  fc.constantFrom('strategy', 'mask_ratio', 'max_keep', 'allow_overlap', 'nothing_like_it'),
);

/** An interpolation as OmegaConf has it. */
const interpolated = (name: string): string => `$${`{${name}}`}`;

/** Values as people write them, most of them wrong somewhere. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      '4',
      '(0.15, 0.2)',
      '(15, 20)',
      '0.15',
      '224x224',
      'alow',
      'forbid',
      'lineal',
      'multiblock',
      interpolated('data.image_size'),
    ],
    ...[null, 0, -1, 0.15, 1.5, 15, 4, 32, 224, 1e9, true, {}, false],
    ...[[15, 20], [20, 15], [0.2, 0.15], [0.1, 0.2], [0.15], [16, 16], [16, 8], [0, 1], [-1, -2], [224, 'a']],
  ),
  fc.tuple(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
);

const size = fc.constantFrom<unknown>(0, 16, 32, 224, 'large', [32, 32], interpolated('nowhere'), 1e9, null);

const file: fc.Arbitrary<File> = fc
  .record({
    name: fc.constantFrom('masking', 'masking', 'mask'),
    type: fc.constantFrom<unknown>(undefined, 'multi_block', 'hierarchical', 'hierarchal', 'x', 4),
    section: fc.dictionary(key, value, { maxKeys: 4 }),
    data: fc.dictionary(fc.constantFrom('image_size', 'crop_size', 'patch_size'), size, { maxKeys: 2 }),
    model: fc.dictionary(fc.constantFrom('patch_size', 'num_hierarchies'), size, { maxKeys: 1 }),
  })
  .map(({ name, type, section, data, model }) => ({
    data,
    model,
    [name]: type === undefined ? section : { type, ...section },
  }));

const changedOnce = (given: File, { path, value: wanted }: Change): File => {
  const [section, name] = path as readonly [string, string];
  const entries = Object.entries(given[section]!);
  const replaced = entries.map(([old, had]) => [old, old === name ? wanted : had] as const);
  const all = Object.hasOwn(given[section]!, name) ? replaced : [...replaced, [name, wanted] as const];
  return { ...given, [section]: Object.fromEntries(all.filter(([, to]) => to !== undefined)) };
};

/** The file with changes made to it. */
const changed = (given: File, changes: ReadonlyArray<Change>): File => changes.reduce(changedOnce, given);

const keyOf = ({ code, path }: ConfigFileError): string => JSON.stringify([code, path]);

/** Every suggestion, made to the file, removes its error and creates none. */
const suggestionsMend = (read: Read) =>
  fc.property(file, (given) => {
    const errors = read(given);
    for (const error of errors) {
      if (error.suggestion === undefined) continue;
      const others = errors.filter((other) => other !== error).map(keyOf);
      for (const left of errorsOf(changed(given, error.suggestion))) expect(others).toContain(keyOf(left));
    }
  });

describe('a suggestion', () => {
  it('removes its error and creates none', () => {
    const contradicted: File = {
      data: { patch_size: 16 },
      model: { patch_size: [32, 32] },
      masking: { atch_size: 4 },
    };
    fc.assert(suggestionsMend(errorsOf), { numRuns: 3_000, examples: [[contradicted]] });
  });

  it('is not made where it would contradict what the file says elsewhere', () => {
    const fileWith = (size: number): File => ({ data: { patch_size: 16 }, masking: { atch_size: size } });
    const suggestion = [
      { path: ['masking', 'atch_size'], value: undefined },
      { path: ['masking', 'patch_size'], value: 16 },
    ];
    expect(errorsOf(fileWith(16))).toMatchObject([{ didYouMean: 'patch_size', suggestion }]);
    expect(errorsOf(fileWith(4))[0]).toHaveProperty('didYouMean', 'patch_size');
    expect(errorsOf(fileWith(4))[0]).not.toHaveProperty('suggestion');
  });

  it('is not made where it would take the place of what the section gives', () => {
    const [error] = errorsOf({ masking: { atch_size: 16, patch_size: 8 } });
    expect(error).toHaveProperty('didYouMean', 'patch_size');
    expect(error).not.toHaveProperty('suggestion');
  });

  it('is made where the file gives a size, but never to the name of a model', () => {
    const planned = (model: File[string]): ReadonlyArray<ConfigFileError> =>
      planErrorsOf({ model, masking: { type: 'multi_block' } });
    expect(planned({ patch_size: 16, image_size: 100 })).toMatchObject([
      { path: ['model', 'image_size'], suggestion: [{ path: ['model', 'image_size'], value: 96 }] },
    ]);
    for (const name of ['vit_patch16_100', 'vit_patch0', 'vit_patch16_0']) {
      expect(planned({ name })).toHaveLength(1);
      expect(planned({ name })[0]).not.toHaveProperty('suggestion');
    }
  });

  it.each<readonly [string, (change: Change) => Change]>([
    [
      'turns a range round',
      ({ path, value: to }) => ({ path, value: Array.isArray(to) ? [...to].reverse() : to }),
    ],
    [
      'is made in another section',
      ({ path: [, ...rest], value: to }) => ({ path: ['data', ...rest], value: to }),
    ],
    ['leaves the old key in', (change) => (change.value === undefined ? { ...change, value: 1 } : change)],
  ])('would be found out if it %s', (_, spoil) => {
    const broken: Read = (given) =>
      errorsOf(given).map((error) =>
        error.suggestion === undefined ? error : { ...error, suggestion: error.suggestion.map(spoil) },
      );
    expect(fc.check(suggestionsMend(broken), { numRuns: 3_000, seed: 1 }).failed).toBe(true);
  });

  it('of a name is one that the file may have', () => {
    fc.assert(
      fc.property(file, (given) => {
        for (const { didYouMean } of errorsOf(given)) {
          if (didYouMean === undefined) continue;
          const known = ['type', ...fieldNames, ...strategies.map(({ name }) => name), 'mask', 'masking'];
          expect(known).toContain(didYouMean);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
