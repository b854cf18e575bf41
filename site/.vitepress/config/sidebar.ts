/** Every page, in the order in which a newcomer may want it. */
import type { DefaultTheme } from 'vitepress';
import { workspaces } from '../../../house/workspaces.js';

type Item = DefaultTheme.SidebarItem;

const page = (text: string, link: string): Item => ({ text, link });

/** Pages of `site` that do something. */
export const interactive: ReadonlyArray<{ text: string; link: string }> = [
  { text: 'Playground', link: '/playground' },
  { text: 'Training in a tab', link: '/train' },
];

const packages = workspaces.map(({ folder, manifest }) =>
  page(manifest.name, `/packages/${folder.split('/').at(-1)}`),
);

export const sidebar: DefaultTheme.SidebarItem[] = [
  {
    text: 'Begin',
    items: [
      page('Start in a minute', '/start'),
      ...interactive,
      page('Gallery', '/gallery'),
      page('Words and laws', '/laws'),
      page('Questions', '/questions'),
      page('How do I …', '/how-do-i'),
    ],
  },
  {
    text: 'Recipes',
    items: [
      page('I-JEPA’s masks', '/how-do-i#get-i-jepas-masks'),
      page('Train in tfjs', '/training#tfjs'),
      page('Train in jax-js', '/training#jax-js'),
      page('ONNX Runtime', '/onnx-runtime'),
      page('PyTorch', '/pytorch'),
      page('A run that learns', '/training-run'),
      page('Video', '/video'),
      page('Rectangular images', '/rectangles'),
      page('Several modalities', '/multi-modal'),
      page('More targets than fit', '/how-do-i#have-more-targets-than-fit'),
      page('Crowded plans', '/crowded-plans'),
      page('Masks of many lengths', '/collation'),
      page('Where patches are absent', '/presence'),
      page('Schedules', '/schedules'),
      page('Masks that learn from losses', '/adaptive'),
      page('A strategy of your own', '/your-own-strategy'),
      page('A backend of your own', '/backends#write-your-own'),
      page('The laws in your own tests', '/your-own-laws'),
    ],
  },
  {
    text: 'Strategies',
    items: [
      page('multi_block', '/multi-block'),
      page('hierarchical', '/hierarchical'),
      page('random', '/random'),
      page('block_wise', '/block-wise'),
      page('inverse_block', '/inverse-block'),
      page('per_cell', '/per-cell'),
      page('block_cover', '/block-cover'),
      page('noise', '/noise'),
      page('axes', '/axes'),
      page('strips', '/strips'),
      page('multi_block_3d', '/multi-block-3d'),
      page('space_time', '/video#space_time'),
      page('tube', '/video#tube'),
      page('frames', '/video#frames'),
      page('running_cell', '/video#running_cell'),
      page('spans', '/spans'),
      page('guided', '/guided'),
      page('guided_blocks', '/guided#blocks-that-follow-scores'),
      page('multi_modal', '/multi-modal'),
      page('How a sample is drawn', '/sampling'),
    ],
  },
  {
    text: 'Beside others',
    items: [
      page('From H-JEPA or I-JEPA', '/from-published'),
      page('Beside the published generators', '/comparison'),
      page('The published generators', '/reference'),
      page('Speed', '/speed'),
      page('Sizes', '/sizes'),
    ],
  },
  {
    text: 'Reference',
    items: [
      page('Parameters', '/parameters'),
      page('Plans and geometries', '/plans-and-geometries'),
      page('Backends', '/backends'),
      page('Files', '/files'),
      page('Pictures', '/pictures'),
      { ...page('Every name (API)', '/api/'), target: '_self' },
    ],
  },
  { text: 'Packages', items: packages },
  {
    text: 'Contribute',
    items: [
      page('Contributing', '/contributing'),
      page('Architecture', '/architecture'),
      page('Golden vectors', '/golden-vectors'),
      page('How the laws are tested', '/how-laws-are-tested'),
      page('Mutation testing', '/mutation'),
      page('The examples', '/examples'),
      page('The example project', '/examples-training'),
    ],
  },
];
