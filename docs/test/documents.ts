import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, workspaces } from '../../house/workspaces.js';

/** A fenced block of a document. */
export interface Example {
  /** Document and line, to find it by. */
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

/** The README, the packages' own and every page. */
export const documents: ReadonlyArray<string> = [
  'README.md',
  'examples/README.md',
  ...workspaces.map(({ folder }) => `${folder}/README.md`),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Sources whose doc comments may hold examples. */
const sources = workspaces.flatMap(({ folder }) =>
  readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, 'src', name)),
);

/** Every fenced block of the README, the documents and the doc comments. */
export const examples: ReadonlyArray<Example> = [...documents, ...sources].flatMap((document) => {
  const read = readFileSync(join(root, document), 'utf8');
  const text = document.endsWith('.ts') ? read.replace(/^ \* ?/gm, '') : read;
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    name: `${document}:${text.slice(0, match.index).split('\n').length}`,
    language: match[1]!,
    text: match[2]!,
  }));
});

export const examplesIn = (language: string): ReadonlyArray<Example> =>
  examples.filter((example) => example.language === language);
