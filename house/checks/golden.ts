// Draws the frozen golden files again; adds what they lack with --add, a file or
// lines, and changes what is frozen with --break-the-promise only.
//   npm run golden [-- --add] [-- --break-the-promise] [-- --folder=FOLDER] [-- --only=NAME]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkGolden, type GoldenFile, type GoldenLine, goldenFiles } from '@jepa-masks/property-tests';

const { values } = parseArgs({
  options: {
    add: { type: 'boolean', default: false },
    'break-the-promise': { type: 'boolean', default: false },
    only: { type: 'string' },
    folder: {
      type: 'string',
      default: fileURLToPath(new URL('../../property-tests/golden/v2', import.meta.url)),
    },
  },
});

const linesOf = (text: string): ReadonlyArray<string> => text.split('\n').filter((line) => line !== '');

const readLine = (line: string): GoldenLine => JSON.parse(line);

/** What a line says it has: a configuration, and its keys. */
const nameOf = ({ config, vectors }: GoldenLine): string =>
  JSON.stringify([config, vectors.map(({ key }) => key)]);

/** A line that comes later: only those of a file's first lines are written out. */
const digestsOnly = ({ config, vectors }: GoldenLine): GoldenLine => ({
  config,
  vectors: vectors.map(({ key, digest }) => ({ key, digest })),
});

/** Why a frozen file is not what is drawn, in a sentence; undefined where it is, or lacks lines alone. */
const differenceOf = ({ name, text }: GoldenFile, drawn: ReadonlySet<string>): string | undefined => {
  const [result] = checkGolden([{ name, text }]);
  if (result!.failures.length > 0) return result!.failures[0];
  const names = linesOf(text).map((line) => nameOf(readLine(line)));
  const odd = names.find((one, at) => !drawn.has(one) || names.indexOf(one) < at);
  return odd === undefined ? undefined : `a line is there twice, or has other keys: ${odd.slice(0, 80)}`;
};

/** What becomes of a file, and whether that is as it should be. */
const settle = ({ name, text }: GoldenFile): { readonly said: string; readonly good: boolean } => {
  const path = join(values.folder, name);
  const frozen = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (frozen === '') {
    if (!values.add) return { said: 'missing; --add writes it', good: false };
    writeFileSync(path, text);
    return { said: 'written', good: true };
  }
  const drawn = linesOf(text).map(readLine);
  const difference = differenceOf({ name, text: frozen }, new Set(drawn.map(nameOf)));
  if (difference !== undefined) {
    if (!values['break-the-promise']) {
      const said = 'differs, left as it was: masks that change mean a major release';
      return { said: `${said} (${difference})`, good: false };
    }
    writeFileSync(path, text);
    return { said: 'written anew', good: true };
  }
  const known = new Set(linesOf(frozen).map((line) => nameOf(readLine(line))));
  const lacking = drawn.filter((line) => !known.has(nameOf(line)));
  if (lacking.length === 0) return { said: 'as frozen', good: true };
  if (!values.add)
    return { said: `configurations lacking: ${lacking.length}; --add writes them`, good: false };
  const kept = frozen.endsWith('\n') ? frozen : `${frozen}\n`;
  writeFileSync(path, kept + lacking.map((line) => `${JSON.stringify(digestsOnly(line))}\n`).join(''));
  return { said: `configurations added: ${lacking.length}`, good: true };
};

const files = goldenFiles(values.only);
if (files.length === 0) {
  console.error(`nothing is called ${values.only}`);
  process.exit(1);
}
mkdirSync(values.folder, { recursive: true });
for (const file of files) {
  const { said, good } = settle(file);
  console.log(`${file.name}: ${said}`);
  if (!good) process.exitCode = 1;
}
