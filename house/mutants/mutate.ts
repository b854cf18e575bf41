// Runs Stryker on one file of core after another, and adds up what it finds:
// code made ready for mutants runs several times slower, so only the file at hand is.
//   npm run mutate
//   npm run mutate -- blocks/packing/feasible-rectangles blocks/packing/places:45-90 --force   (these files or lines, whatever is known of them)
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** Only types, descriptions of fields, lists and texts of errors. */
const LEFT_OUT = [
  'geometry/backend',
  'config/either',
  'config/errors',
  'config/field',
  'blocks/level',
  'blocks/level-request',
  'blocks/placing/positions',
  'plan/plan',
  'plan/strategy',
];

const ROOMS = [
  ...['config', 'keys', 'grid', 'geometry', 'blocks', 'blocks/packing', 'blocks/placing'],
  ...['plan', 'sampling', 'statistics'],
];

const namesIn = (folder: string) =>
  readdirSync(`core/src/${folder}`)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => folder + file.slice(0, -'.ts'.length));

const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const all = ROOMS.flatMap((room) => namesIn(`${room}/`)).filter((name) => !LEFT_OUT.includes(name));

for (const one of asked.length > 0 ? asked : all) {
  const [name, lines] = one.split(':');
  const place = `core/src/${name}.ts${lines === undefined ? '' : `:${lines}`}`;
  const mutated = ['run', 'house/mutants/stryker.config.json', '--mutate', place];
  const { status } = spawnSync('npx', ['stryker', ...mutated, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
