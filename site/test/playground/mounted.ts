/** Components mounted without a browser, on elements that keep what they are given. */
import { createRenderer, h, type VNode } from 'vue';

/** An element, or a text, whose type is then empty. */
export class FakeElement {
  /** Where the keyboard was put last, and how. */
  static focused: FakeElement | undefined;
  static focusedWith: FocusOptions | undefined;
  readonly type: string;
  readonly props: Record<string, unknown> = {};
  readonly children: Array<FakeElement> = [];
  parent: FakeElement | undefined;
  own: string;

  constructor(type: string, own = '') {
    [this.type, this.own] = [type, own];
  }

  get text(): string {
    return `${this.own}${this.children.map(({ text }) => text).join('')}`;
  }

  /** It, and all in it. */
  get all(): ReadonlyArray<FakeElement> {
    return [this, ...this.children.flatMap(({ all }) => all)];
  }

  /** @param selector a class, with its dot */
  closest(selector: string): FakeElement | undefined {
    const classes = String(this.props.class ?? '').split(' ');
    return classes.includes(selector.slice(1)) ? this : this.parent?.closest(selector);
  }

  focus(options?: FocusOptions): void {
    FakeElement.focused = this;
    FakeElement.focusedWith = options;
  }

  /** Where the keyboard can be: what was taken away, or is disabled, loses it. */
  get holdsKeyboard(): boolean {
    return FakeElement.focused === this && this.parent !== undefined && this.props.disabled !== true;
  }

  /** Has its listener hear an event. A click has the number of the mouse's clicks, none of a key. */
  hear(name: string, event: object = {}): void {
    (this.props[`on${name}`] as (event: object) => void)({ currentTarget: this, target: this, ...event });
  }

  remove(): void {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
    this.parent = undefined;
  }
}

const { render } = createRenderer<FakeElement, FakeElement>({
  createElement: (type) => new FakeElement(type),
  createText: (text) => new FakeElement('', text),
  createComment: () => new FakeElement(''),
  setText: (node, text) => {
    node.own = text;
  },
  setElementText: (element, text) => {
    for (const child of [...element.children]) child.remove();
    element.own = text;
  },
  patchProp: (element, name, _, value) => {
    element.props[name] = value;
  },
  insert: (child, parent, before) => {
    child.remove();
    const at = before ? parent.children.indexOf(before) : parent.children.length;
    parent.children.splice(at, 0, child);
    child.parent = parent;
  },
  remove: (node) => node.remove(),
  parentNode: (node) => node.parent ?? null,
  nextSibling: (node) => node.parent?.children[node.parent.children.indexOf(node) + 1] ?? null,
});

/** What is mounted, and how it is taken away. */
export interface Mounted {
  readonly place: FakeElement;
  readonly unmount: () => void;
}

/** Mounts what a function draws, and draws it anew whenever that changes. */
export const mounted = (draw: () => VNode): Mounted => {
  const place = new FakeElement('div');
  render(h({ render: draw }), place);
  return { place, unmount: () => render(null, place) };
};
