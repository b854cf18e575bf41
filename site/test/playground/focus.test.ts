/** Where the keyboard goes on after a button that vanishes, and that the page stays where it is for who has a mouse. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Desk } from '../../playground/page/desk.js';
import { changeButton } from '../../playground/page/errors.js';
import { firstState, type PlaygroundState } from '../../playground/state/state.js';
import { FakeElement, mounted } from './mounted.js';
import { catalogue } from './states.js';

const fields = new Map([
  ['.parameters > div > [data-field="targetScale"]', new FakeElement('div')],
  ['.picture.large h2', new FakeElement('h2')],
]);
beforeEach(() => {
  vi.stubGlobal('document', { querySelector: (selector: string) => fields.get(selector) ?? null });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['a key', 0, false],
  ['a mouse', 1, true],
])('a change in the report by %s goes on at its field', (_, detail, preventScroll) => {
  const state = firstState(catalogue);
  const set: Array<PlaygroundState> = [];
  const desk = { set: (to: PlaygroundState) => set.push(to) } as unknown as Desk;
  const goOnAfter = (change: object): FakeElement | undefined => {
    const { place } = mounted(() => changeButton(desk, state, { ...change }));
    place.children[0]!.hear('Click', { detail });
    expect(FakeElement.focusedWith).toEqual({ preventScroll });
    return FakeElement.focused;
  };
  expect(goOnAfter({ targetScale: [0.1, 0.2] })?.type).toBe('div');
  expect(goOnAfter({ nothing: undefined })?.type).toBe('h2');
  expect(set.map(({ parameters }) => parameters)).toEqual([{ targetScale: [0.1, 0.2] }, {}]);
});
