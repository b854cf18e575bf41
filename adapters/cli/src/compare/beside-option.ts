import { Option } from 'commander';

/** The option that sets published generators beside ours. */
export const besideOption = (): Option =>
  new Option(
    '--beside <names>',
    'compare with published generators, asked for the same; several with commas, or all',
  ).argParser((text) => text.split(','));
