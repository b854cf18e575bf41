import { type ConfigErrors, type Either, isLeft, strategies } from '@jepa-masks/core';
import { right } from '@jepa-masks/core/config';
import { typeScript } from '../copy/type-script.js';
import type { PlaygroundState } from '../state/state.js';
import type { CopyKind } from './messages.js';
import { detailFor } from './show.js';
import { planState } from './shown.js';
import type { UnderImages } from './under.js';

/** What gives the masks that a state shows, as text; of what can't be planned, why. */
export const copied = async (
  state: PlaygroundState,
  as: CopyKind,
  images: UnderImages | undefined,
): Promise<Either<ConfigErrors, string>> => {
  const planned = planState(state);
  if (isLeft(planned)) return planned;
  const { config, plan } = planned.right;
  const detail = detailFor(planned.right, images);
  if (as === 'TypeScript') return right(typeScript(state, config, detail));
  if (as === 'command line') {
    const { commandLine } = await import('../copy/command-line.js');
    return right(commandLine(state, detail !== undefined));
  }
  const { toYaml } = await import('@jepa-masks/config');
  return right(toYaml(strategies.find(({ name }) => name === plan.strategy)!, config));
};
