import type { ListField } from '@jepa-masks/core/config';
import { h, type VNode } from 'vue';
import { sideOfPatch } from '../../controls/side-of-patch.js';
import type { ControlProps, Inputs } from './control.js';
import { focusGroup } from './focus-group.js';
import { singleControl } from './single-control.js';

type Entry = Readonly<Record<string, unknown>>;

const withField = (entry: Entry, name: string, value: unknown): Entry =>
  Object.fromEntries(Object.entries({ ...entry, [name]: value }).filter(([, one]) => one !== undefined));

/** One record of a list: closed, so that many of them stay in sight. */
const entryOf = (
  { id, set }: ControlProps,
  field: ListField,
  entries: ReadonlyArray<Entry>,
  at: number,
): VNode => {
  const entry = entries[at]!;
  const replace = (changed: Entry) => set(entries.map((one, index) => (index === at ? changed : one)));
  const remove = (event: MouseEvent): void => {
    focusGroup(event);
    set(entries.filter((_, index) => index !== at));
  };
  const title = typeof entry.name === 'string' ? entry.name : `record ${at + 1}`;
  return h('details', { class: 'entry', key: at, open: entries.length === 1 }, [
    h('summary', title),
    ...Object.entries(field.of).map(([name, own]) =>
      singleControl({
        ...{ id: `${id}-${at}-${name}`, name, field: own, given: entry[name] },
        usual: own.fallback,
        side: sideOfPatch(field.of, entry),
        errors: [],
        set: (value: unknown) => replace(withField(entry, name, value)),
      }),
    ),
    h(
      'button',
      { type: 'button', disabled: entries.length <= field.min, onClick: remove },
      `Remove ${title}`,
    ),
  ]);
};

/** A list of records, each with fields of its own. */
export const listInput: Inputs = (props) => {
  const field = props.field as ListField;
  const value = props.given ?? props.usual;
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null);
  const entries: ReadonlyArray<Entry> = isList ? value : [];
  const add = (event: MouseEvent): void => {
    if (entries.length + 1 >= field.max) focusGroup(event);
    props.set([...entries, {}]);
  };
  return h('div', { class: 'entries' }, [
    ...entries.map((_, at) => entryOf(props, field, entries, at)),
    h('button', { type: 'button', disabled: entries.length >= field.max, onClick: add }, 'Add a record'),
  ]);
};
