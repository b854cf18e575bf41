import { formatPath, formatValue } from '@jepa-masks/core/config';
import type { Change, ChangingField, ScheduledPlan } from '@jepa-masks/core/schedule';
import type { Colours } from './terminal.js';

/** Columns of a line drawn of a value's way. */
const COLUMNS = 48;

/** Changes listed one by one; of more the first and the last are told. */
const MOST_LISTED = 8;

const BARS = '▁▂▃▄▅▆▇█';

const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

const at = (step: number): string => step.toLocaleString('en');

/** A number that stands for a value in a line: of a range its middle; undefined of words. */
const heightOf = (value: unknown): number | undefined => {
  const ends = Array.isArray(value) ? value : [value];
  if (!ends.every((end) => typeof end === 'number')) return undefined;
  return ends.reduce((sum: number, end: number) => sum + end, 0) / ends.length;
};

/** Changes whose value is another than that before. */
const trueChanges = (changes: ReadonlyArray<Change<unknown>>): ReadonlyArray<Change<unknown>> =>
  changes.filter(
    ({ value }, index) => index === 0 || formatValue(value) !== formatValue(changes[index - 1]!.value),
  );

/** A line as high as the value is in each of some steps from 0 to the last change; undefined of words. */
const sparkline = (changes: ReadonlyArray<Change<unknown>>, lastStep: number): string | undefined => {
  const heights = changes.map(({ value }) => heightOf(value));
  if (heights.includes(undefined)) return undefined;
  const all = heights as ReadonlyArray<number>;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return Array.from({ length: COLUMNS }, (_, column) => {
    const step = (column * lastStep) / (COLUMNS - 1);
    const height = all[changes.filter((change) => change.step <= step).length - 1]!;
    return BARS[high === low ? 3 : Math.round(((height - low) / (high - low)) * (BARS.length - 1))];
  }).join('');
};

/** What a field is when, in words. */
const wordsOf = (changes: ReadonlyArray<Change<unknown>>): string => {
  const all = trueChanges(changes);
  const first = all[0]!;
  if (all.length <= MOST_LISTED) {
    return all.map(({ step, value }) => `${formatValue(value)} from step ${at(step)} on`).join(', ');
  }
  const [second, last] = [all[1]!, all.at(-1)!];
  return (
    `${formatValue(first.value)} until step ${at(second.step - 1)}, then ${counted(all.length - 1, 'change')}, ` +
    `${formatValue(last.value)} from step ${at(last.step)} on`
  );
};

/** What changes with the step, and when, for people: a line drawn and a line told for each field, and how many plans there are. */
export const scheduleExplanation = (
  { stretches }: ScheduledPlan,
  changing: ReadonlyArray<ChangingField>,
  colours: Colours,
): string => {
  const lastStep = Math.max(...changing.map(({ changes }) => changes.at(-1)!.step));
  const plans = new Set(stretches.map(({ plan }) => plan)).size;
  const fields = changing.flatMap(({ path, field, changes }) => {
    const line = sparkline(changes, lastStep);
    const [inFiles = path.at(-1)] = field.fileNames;
    const other = inFiles === path.at(-1) ? '' : ` (in files ${inFiles})`;
    return [
      `  ${formatPath(path)}${other}: ${wordsOf(changes)}`,
      ...(line === undefined ? [] : [`    ${line} step 0 to ${at(lastStep)}`]),
    ];
  });
  return [
    colours.bold('changes with the step'),
    ...fields,
    `  ${counted(plans, 'plan')}, made before the first step: values change in levels and stay in between, ` +
      'and any step alone has the masks that it has in a run',
  ].join('\n');
};
