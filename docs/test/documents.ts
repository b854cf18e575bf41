import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A fenced block of a document. */
export interface Example {
  /** Document and line, to find it by. */
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** The README, those of the backends, and the documents. */
const documents = [
  'README.md',
  ...readdirSync(join(root, 'backends'))
    .map((name) => join('backends', name, 'README.md'))
    .filter((name) => existsSync(join(root, name))),
  ...readdirSync(join(root, 'docs'))
    .map((name) => join('docs', name))
    .filter((name) => name.endsWith('.md')),
];

/** Sources whose doc comments may hold examples. */
const sources = ['core', 'backends', 'adapters', 'property-tests']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((name) => /[\\/]src[\\/].*\.ts$/.test(name) && !name.includes('node_modules'));

/** Every fenced block of the READMEs, the documents and the doc comments. */
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
