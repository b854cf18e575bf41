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

const configOf = (line: string): string => JSON.stringify((JSON.parse(line) as GoldenLine).config);

/** What becomes of a file, and whether that is as it should be. */
const settle = ({ name, text }: GoldenFile): { readonly said: string; readonly good: boolean } => {
  const path = join(values.folder, name);
  const frozen = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [result] = frozen === '' ? [] : checkGolden([{ name, text: frozen }]);
  if (result !== undefined && result.failures.length > 0) {
    if (!values['break-the-promise']) {
      const [first] = result.failures;
      return {
        said: `differs, left as it was: masks that change mean a major release (${first})`,
        good: false,
      };
    }
    writeFileSync(path, text);
    return { said: 'written anew', good: true };
  }
  const lines = text.split('\n').filter((line) => line !== '');
  const known = new Set(
    frozen
      .split('\n')
      .filter((line) => line !== '')
      .map(configOf),
  );
  const lacking = lines.filter((line) => !known.has(configOf(line)));
  if (lacking.length === 0) return { said: 'as frozen', good: true };
  if (!values.add) {
    return {
      said: `${frozen === '' ? 'missing' : `lacks ${lacking.length} configurations`}; --add writes it`,
      good: false,
    };
  }
  writeFileSync(path, frozen + lacking.map((line) => `${line}\n`).join(''));
  return { said: `written, ${lacking.length} configurations more`, good: true };
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
