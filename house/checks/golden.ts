// Compares the frozen golden files with what the library draws now; writes a file
// or lines that are missing with --add, and changes frozen ones with --break-the-promise only.
//   npm run golden [-- --add] [-- --break-the-promise] [-- --folder=FOLDER] [-- --only=NAME]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type GoldenLine, goldenFiles } from '@jepa-masks/property-tests';

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

/** The lines of a file without what is written out beside its digest: the first few of a file have that. */
const digestsIn = (text: string): ReadonlySet<string> =>
  new Set(
    text.split('\n').map((line) => {
      if (!line.startsWith('{')) return line;
      const { config, vectors } = JSON.parse(line) as GoldenLine;
      return JSON.stringify([config, vectors.map(({ key, digest }) => [key, digest])]);
    }),
  );

/** What becomes of a file, and whether that is as it should be. */
const settle = (path: string, text: string): { readonly said: string; readonly good: boolean } => {
  const frozen = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (frozen === text) return { said: 'as frozen', good: true };
  const drawn = digestsIn(text);
  const onlyLacks = [...digestsIn(frozen)].every((line) => drawn.has(line));
  if (!onlyLacks && !values['break-the-promise']) {
    return { said: 'differs, left as it was: masks that change mean a major release', good: false };
  }
  if (onlyLacks && !values.add) {
    return { said: `${frozen === '' ? 'missing' : 'lacks vectors'}; --add writes it`, good: false };
  }
  writeFileSync(path, text);
  return { said: 'written', good: true };
};

const files = goldenFiles(values.only);
if (files.length === 0) {
  console.error(`nothing is called ${values.only}`);
  process.exit(1);
}
mkdirSync(values.folder, { recursive: true });
for (const { name, text } of files) {
  const { said, good } = settle(join(values.folder, name), text);
  console.log(`${name}: ${said}`);
  if (!good) process.exitCode = 1;
}
