import type { MaskChoice } from '../masks/choice.js';
import { beginning, going, type Means } from './run.js';
import type { Settings } from './settings.js';

/** Steps that are timed, and those before, in which graphs are opened. */
const [WARM, TIMED] = [15, 30];

/** How many steps this machine does in so many minutes, judged by a few of them. */
export const stepsIn = async (
  minutes: number,
  settings: Settings,
  masks: MaskChoice,
  means: Means,
): Promise<number> => {
  // A run that ends later: looks at the features, at the start and at the end, are not timed.
  const longer = { ...settings, steps: WARM + TIMED + 1 };
  let start = 0;
  for await (const { checkpoint } of going(beginning(longer, masks), { ...means, lookEvery: longer.steps })) {
    if (checkpoint.state.step === WARM) start = performance.now();
    if (checkpoint.state.step === WARM + TIMED) break;
  }
  const each = (performance.now() - start) / TIMED;
  return Math.max(1, Math.floor((minutes * 60_000) / each));
};
