// Compares recorded masks of the published generators with ours, bit for bit.
//   npm run parity -- FILE.jsonl …
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const USAGE = 'usage: npm run parity -- FILE.jsonl …';

const load = async () => {
  try {
    return await import('@jepa-masks/property-tests');
  } catch (error) {
    console.error(`Build first (npm run build): ${(error as Error).message}`);
    process.exit(2);
  }
};

/** A file's text, or undefined with the reason printed. */
const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    console.log(`${file}: cannot be read (${(error as Error).message})`);
    return undefined;
  }
};

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error(USAGE);
  process.exit(2);
}

const { checkFile } = await load();
let passed = 0;
let failed = 0;
for (const file of files) {
  const text = read(file);
  const verdicts = text === undefined ? [] : checkFile(text, basename(file));
  if (text !== undefined && verdicts.length === 0) console.log(`${file}: holds no case`);
  if (verdicts.length === 0) failed++;
  for (const { passed: good, line, title, difference } of verdicts) {
    if (good) passed++;
    else {
      failed++;
      console.log(`${file}:${line}: ${title}: ${difference}`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
