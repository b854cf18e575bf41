import { describe, expect, it } from 'vitest';
import { geometryOf, isLeft, type OwnMasks, unwrap } from '../../../src/index.js';

const grid = { rows: 2, columns: 2 };
const masks: OwnMasks = { context: [0], targets: [[1]] };
const batchOf = (sample: Readonly<Record<string, unknown>>) =>
  geometryOf({ grid, samples: [sample as Readonly<Record<string, OwnMasks>>] });

describe('a sample of named parts that says where it stands', () => {
  it('has the parts alone, not its step and index', () => {
    const { parts } = unwrap(batchOf({ step: 3, index: 7, near: masks, far: masks }));
    expect(parts.map(({ name }) => name)).toEqual(['near', 'far']);
  });

  it.each(['step', 'index'])('may not call a part %s', (name) => {
    const made = batchOf({ near: masks, [name]: masks });
    expect(isLeft(made) && made.left[0].path).toEqual(['samples', 0, name]);
  });
});
