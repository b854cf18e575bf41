// Compares the frozen golden files with what the library draws now; writes one
// that is missing with --add, and changes a frozen one with --break-the-promise only.
//   npm run golden [-- --add] [-- --break-the-promise] [-- --folder=FOLDER] [-- --only=NAME]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { goldenFiles } from '@jepa-masks/property-tests';

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

/** What becomes of a file, and whether that is as it should be. */
const settle = (path: string, text: string): { readonly said: string; readonly good: boolean } => {
  const exists = existsSync(path);
  if (exists && readFileSync(path, 'utf8') === text) return { said: 'as frozen', good: true };
  if (exists && !values['break-the-promise']) {
    return { said: 'differs, left as it was: masks that change mean a major release', good: false };
  }
  if (!exists && !values.add) return { said: 'missing; --add writes it', good: false };
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
