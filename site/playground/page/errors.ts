import { type FunctionalComponent, h, type VNode } from 'vue';
import { changeText } from '../state/change-text.js';
import { changed, type PlaygroundState } from '../state/state.js';
import type { ToldError } from '../worker/messages.js';
import type { Desk } from './desk.js';
import { goOnAt } from './go-on-at.js';

const pathText = (path: ToldError['path']): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );

const sentence = (message: string): string => (/[.?!]$/.test(message) ? message : `${message}.`);

/** Where the keyboard goes on after a change, whose button vanishes: at a field that it sets, or at the picture. */
const focusChanged = (event: MouseEvent, change: Readonly<Record<string, unknown>>): void => {
  const [name] = Object.entries(change).find(([, value]) => value !== undefined) ?? [];
  const field = document.querySelector<HTMLElement>(`.parameters > div > [data-field="${name}"]`);
  goOnAt(event, field ?? document.querySelector<HTMLElement>('.picture.large h2'));
};

/** A button that makes a change of fields. */
export const changeButton = (
  desk: Desk,
  state: PlaygroundState,
  change: Readonly<Record<string, unknown>>,
): VNode => {
  const make = (event: MouseEvent): void => {
    desk.set(changed(state, change));
    focusChanged(event, change);
  };
  return h('button', { type: 'button', class: 'mend', onClick: make }, `Use ${changeText(change)}`);
};

/** Errors that are mended by the same change, or by none, told once. */
const withChanges = (errors: ReadonlyArray<ToldError>) => {
  const seen = new Set<string>();
  return errors.map((error) => {
    const key = error.suggestion && changeText(error.suggestion);
    const isNew = key !== undefined && !seen.has(key);
    if (key !== undefined) seen.add(key);
    return { ...error, suggestion: isNew ? error.suggestion : undefined };
  });
};

/** What is wrong, why, and buttons for the nearest configurations that work. Screen readers are told at once. */
export const Errors: FunctionalComponent<{ readonly desk: Desk; readonly state: PlaygroundState }> = ({
  desk,
  state,
}) => {
  const errors = withChanges(desk.errors.value);
  return h('div', { class: 'errors', role: 'alert' }, [
    ...desk.problems.value.map((problem) => h('p', { class: 'problem' }, problem)),
    errors.length === 0 ? undefined : h('p', { class: 'title' }, 'There are no such masks:'),
    ...errors.map(({ path, message, suggestion }) =>
      h('div', { class: 'error' }, [
        h('p', [path.length === 0 ? undefined : h('strong', `${pathText(path)}: `), sentence(message)]),
        suggestion === undefined ? undefined : changeButton(desk, state, suggestion),
      ]),
    ),
  ]);
};
Errors.props = ['desk', 'state'];
