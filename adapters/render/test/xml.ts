/** An element of a parsed document; text lies in elements named '#text'. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Array<Node>;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const readText = (text: string): string => {
  if (/[<>]/.test(text)) throw new Error(`a bare angle bracket in ${text.slice(0, 40)}`);
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const character = entities[name];
    if (character === undefined || !whole.endsWith(';')) throw new Error(`unknown entity ${whole}`);
    return character;
  });
};

const parseAttributes = (source: string): Record<string, string> => {
  const attributes: Record<string, string> = {};
  const rest = source.replace(/\s+([\w:-]+)="([^"<]*)"/g, (_, key: string, value: string) => {
    if (key in attributes) throw new Error(`${key} twice`);
    attributes[key] = readText(value);
    return '';
  });
  if (rest.trim() !== '') throw new Error(`no attribute: ${rest}`);
  return attributes;
};

/** Parses elements, attributes and text: all that the pictures have. Throws where the text is not well-formed. */
export const parse = (source: string): Node => {
  const root: Node = { name: '#root', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, tag, text] of source.matchAll(/<([^<>]*)>|([^<>]+)|[<>]/g)) {
    const parent = open.at(-1)!;
    if (text !== undefined) {
      parent.children.push({ name: '#text', attributes: {}, children: [], text: readText(text) });
      continue;
    }
    if (tag === undefined) throw new Error('a bare angle bracket');
    if (tag.startsWith('/')) {
      if (open.length === 1 || parent.name !== tag.slice(1)) throw new Error(`${tag} closes ${parent.name}`);
      open.pop();
      continue;
    }
    const [, name, rest, slash] = /^([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)$/.exec(tag) ?? [];
    if (name === undefined || rest === undefined) throw new Error(`no tag: ${tag.slice(0, 60)}`);
    const node: Node = { name, attributes: parseAttributes(rest), children: [], text: '' };
    parent.children.push(node);
    if (slash === '') open.push(node);
  }
  if (open.length > 1) throw new Error(`${open.at(-1)!.name} is not closed`);
  if (root.children.length !== 1) throw new Error(`${root.children.length} roots`);
  return root.children[0]!;
};

/** An element with where its (0, 0) lies in the picture. */
export interface Placed {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  /** Whether it was turned. */
  readonly turned: boolean;
}

/** All elements below one, in document order. */
export const walk = (node: Node, x = 0, y = 0, turned = false): ReadonlyArray<Placed> => {
  const { transform } = node.attributes;
  const [, dx, dy] = /^translate\(([-\d.]+) ([-\d.]+)\)$/.exec(transform ?? '') ?? [];
  const here: Placed = {
    node,
    x: x + Number(dx ?? 0),
    y: y + Number(dy ?? 0),
    turned: turned || (transform ?? '').startsWith('rotate'),
  };
  return [here, ...node.children.flatMap((child) => walk(child, here.x, here.y, here.turned))];
};

/** The elements of a class. */
export const ofClass = (within: ReadonlyArray<Placed>, name: string): ReadonlyArray<Placed> =>
  within.filter(({ node }) => node.attributes.class === name);

/** The text of an element. */
export const textOf = (node: Node): string => node.text + node.children.map(textOf).join('');
