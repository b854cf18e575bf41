// Writes docs/mutation.md from the report of a run of Stryker, with a reason
// for each mutant that lived; fails where one has no reason, or a reason no mutant.
//   npm run mutants
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const versionOf = (name: string): string => require(`${name}/package.json`).version;

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Location {
  readonly start: Place;
  readonly end: Place;
}

/** What Stryker says of a file of core. */
interface Tried {
  readonly source: string;
  readonly mutants: ReadonlyArray<{
    readonly status: string;
    readonly replacement?: string;
    readonly location: Location;
  }>;
}

interface Mutant {
  readonly file: string;
  readonly status: string;
  /** The line of code in which it begins. */
  readonly line: string;
  readonly original: string;
  readonly replacement: string;
}

/** Mutants that live for one reason, each named by its file, a part of its line and, where that is needed, more. */
interface Family {
  readonly reason: string;
  readonly mutants: ReadonlyArray<Pick<Mutant, 'file' | 'line'> & Partial<Mutant>>;
}

const report: { readonly files: Readonly<Record<string, Tried>> } = JSON.parse(
  readFileSync('house/mutants/report/report.json', 'utf8'),
);
const families: ReadonlyArray<Family> = JSON.parse(readFileSync('house/mutants/survivors.json', 'utf8'));

const KILLED = ['Killed'];
const TIMED_OUT = ['Timeout'];
const LIVED = ['Survived', 'NoCoverage'];
const IGNORED = ['Ignored', 'CompileError', 'RuntimeError'];

/** The text that a mutant replaces, on one line. */
const originalOf = (source: string, { start, end }: Location): string => {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column - 1);
  lines[0] = lines[0]!.slice(start.column - 1);
  return oneLine(lines.join('\n'));
};

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const shorten = (text: string) => (text.length > 70 ? `${text.slice(0, 60)} … ${text.slice(-8)}` : text);
const asCode = (text: string) => `\`\` ${shorten(text)} \`\``;

const mutants: ReadonlyArray<Mutant> = Object.entries(report.files).flatMap(
  ([file, { source, mutants: found }]) =>
    found.map(({ status, replacement, location }) => ({
      file: file.replace(/^core\/src\//, ''),
      status,
      line: source.split('\n')[location.start.line - 1]!.trim(),
      original: originalOf(source, location),
      replacement: oneLine(replacement ?? ''),
    })),
);

const count = (of: ReadonlyArray<Mutant>, states: ReadonlyArray<string>): number =>
  of.filter(({ status }) => states.includes(status)).length;

/** Killed and timed out, of all that were tried. */
const scoreOf = (of: ReadonlyArray<Mutant>): string => {
  const found = count(of, [...KILLED, ...TIMED_OUT]);
  const tried = found + count(of, LIVED);
  return tried === 0 ? '–' : `${((100 * found) / tried).toFixed(1)} %`;
};

const row = (name: string, of: ReadonlyArray<Mutant>): string =>
  `| ${name} | ${scoreOf(of)} | ${count(of, KILLED)} | ${count(of, TIMED_OUT)} | ${count(of, LIVED)} | ${count(of, IGNORED)} |`;

// A mutant belongs to the first family that names its file, its line and, where given, what it replaces and puts there.
const lived = mutants.filter(({ status }) => LIVED.includes(status));
const isOf =
  ({ file, line, original, replacement }: Family['mutants'][number]) =>
  (mutant: Mutant): boolean =>
    mutant.file === `${file}.ts` &&
    mutant.line.includes(line) &&
    (original === undefined || mutant.original === original) &&
    (replacement === undefined || mutant.replacement === replacement);
const explained = families.map(({ reason, mutants: which }) => ({
  reason,
  members: lived.filter((mutant) => which.some((one) => isOf(one)(mutant))),
  idle: which.filter((one) => !lived.some(isOf(one))),
}));
const unexplained = lived.filter((mutant) => !explained.some(({ members }) => members.includes(mutant)));

const files = [...new Set(mutants.map(({ file }) => file))].sort();
const table = files.map((file) =>
  row(
    file,
    mutants.filter((mutant) => mutant.file === file),
  ),
);
const survivors = [...explained, { reason: 'No reason is known yet', members: unexplained }]
  .filter(({ members }) => members.length > 0)
  .map(({ reason, members }) =>
    [
      `**${reason}**`,
      '',
      ...members.map(
        ({ file, original, replacement }) => `- ${file}: ${asCode(original)} → ${asCode(replacement)}`,
      ),
    ].join('\n'),
  );

const page = readFileSync('docs/mutation.md', 'utf8');
const [before] = page.split('<!-- written by npm run mutants -->');
const written = [
  `${before}<!-- written by npm run mutants -->`,
  '',
  `Of ${mutants.length - count(mutants, IGNORED)} mutants tried, ${scoreOf(mutants)} were found. ` +
    `${new Date().toISOString().slice(0, 10)}, Stryker ${versionOf('@stryker-mutator/core')}, ` +
    `vitest ${versionOf('vitest')}, Node ${process.versions.node.split('.')[0]}.`,
  '',
  '| file | found | by a test | by its time | lived | not tried |',
  '| --- | --- | --- | --- | --- | --- |',
  ...table,
  row('**all**', mutants),
  '',
  `## The ${lived.length} that lived`,
  '',
  survivors.join('\n\n'),
  '',
].join('\n');
writeFileSync('docs/mutation.md', written);

for (const { file, line, original, replacement } of unexplained) {
  console.error(`no reason given for ${file}: ${line}\n    ${original} → ${replacement}`);
}
for (const { idle } of explained) {
  for (const one of idle) console.error(`no mutant lived that ${JSON.stringify(one)} names`);
}
console.log(
  `mutants: ${scoreOf(mutants)} found, ${lived.length} lived, ${unexplained.length} without a reason`,
);
process.exitCode = unexplained.length + explained.flatMap(({ idle }) => idle).length === 0 ? 0 : 1;
