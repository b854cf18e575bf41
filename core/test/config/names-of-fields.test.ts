import { expect, it } from 'vitest';
import { strategies } from '../../src/index.js';

it('a name of a field is of one kind in all strategies, so that a flag of that name can be read', () => {
  const kinds = new Map<string, Set<string>>();
  for (const { fields } of strategies) {
    for (const [own, field] of Object.entries(fields)) {
      for (const name of [own, ...field.fileNames, ...field.publishedNames]) {
        kinds.set(name, (kinds.get(name) ?? new Set()).add(field.kind));
      }
    }
  }
  expect([...kinds].filter(([, { size }]) => size > 1)).toEqual([]);
});
