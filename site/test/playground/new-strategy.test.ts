/** A strategy that the page knows nothing of has its controls all the same. */
import type { Field } from '@jepa-masks/core/config';
import { expect, test } from 'vitest';
import { h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { Choice } from '../../playground/page/choice.js';
import type { Desk } from '../../playground/page/desk.js';
import { Parameters } from '../../playground/page/parameters.js';
import { chosen, firstState } from '../../playground/state/state.js';
import { catalogue as known } from './states.js';

const told = { fileNames: [], publishedNames: [] };

/** One of each kind. */
const fields: Readonly<Record<string, Field>> = {
  petals: { kind: 'integer', summary: 'How many petals', ...told, min: 1, max: 9, fallback: 5 },
  spread: { kind: 'number', summary: 'How wide they are', ...told, min: 0, max: 1, fallback: 0.25 },
  ageRange: { kind: 'range', summary: 'How old', ...told, max: 1, fallback: [0.2, 0.4] },
  hue: { kind: 'choice', summary: 'Which colour', ...told, choices: ['red', 'blue'], fallback: 'red' },
  scent: { kind: 'boolean', summary: 'Whether it smells', ...told, fallback: true },
  pot: { kind: 'size', summary: 'How large', ...told, of: 'patches', min: 1, max: 40, fallback: [2, 3] },
  call: { kind: 'name', summary: 'What it is called', ...told, fallback: 'rose' },
  leaves: {
    kind: 'list',
    summary: 'Its leaves',
    ...told,
    of: { veins: { kind: 'integer', summary: 'Veins of a leaf', ...told, min: 1, max: 8, fallback: 3 } },
    min: 1,
    max: 4,
    fallback: [{ veins: 2 }],
  },
};

const flower = { name: 'flower', summary: 'Masks like flowers (Linnaeus)', fields, presets: [] };

test('a control for each of its fields, with what it means and its default', async () => {
  const catalogue = { strategies: [...known.strategies, flower] };
  const desk = {
    catalogue: { value: catalogue },
    plan: { value: undefined },
    errors: { value: [{ path: ['petals'], message: 'is 99; give fewer', suggestion: undefined }] },
  } as unknown as Desk;
  const state = chosen(firstState(catalogue), 'flower', undefined);
  const drawn = await renderToString(h(Parameters, { desk, state }));
  for (const [name, { summary }] of Object.entries(fields)) {
    expect(drawn).toContain(`data-field="${name}"`);
    expect(drawn).toContain(summary);
  }
  const defaultOf = (id: string): string | undefined =>
    new RegExp(`<input id="field-${id}"[^>]*value="([^"]*)"`).exec(drawn)?.[1];
  expect(
    ['petals', 'spread', 'ageRange-low', 'ageRange-high', 'pot-height', 'pot-width', 'call'].map(defaultOf),
  ).toEqual([...['5', '0.25', '0.2', '0.4', '2', '3', 'rose']]);
  expect(defaultOf('leaves-0-veins')).toBe('2');
  expect(drawn).toContain('is 99; give fewer');
  expect(await renderToString(h(Choice, { desk, state }))).toContain('flower (Linnaeus)');
});
