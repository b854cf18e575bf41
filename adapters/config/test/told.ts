import { isLeft } from '@jepa-masks/core';
import {
  formatConfigFileErrors,
  formatConfigNotices,
  planConfig,
  type ReadOptions,
  readConfig,
} from '../src/index.js';

/** What a file is read as, and the notices as people see them. */
export const read = (text: string, options?: ReadOptions) => {
  const planned = planConfig(text, 'yaml', options);
  if (isLeft(planned)) throw new Error(formatConfigFileErrors(planned.left));
  const { strategy, config, notices, plan } = planned.right;
  return { strategy: strategy.name, config, plan, notices: formatConfigNotices(notices, 'file') };
};

/** The errors of a file as people see them. */
export const refused = (text: string, options?: ReadOptions): string => {
  const planned = readConfig(text, 'yaml', options);
  return isLeft(planned) ? formatConfigFileErrors(planned.left, 'file') : 'is read';
};
