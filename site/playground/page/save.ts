import { download } from '../../shared/download.js';
import { messageOf } from '../message-of.js';
import type { Place } from '../worker/messages.js';
import type { Desk } from './desk.js';

/** Pixels for each that a picture says it has: sharp on most screens. */
const SCALE = 2;

const loaded = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the picture could not be drawn'));
    image.src = url;
  });

/** An SVG document as a PNG. */
const toPng = async (svg: Blob): Promise<Blob> => {
  const url = URL.createObjectURL(svg);
  try {
    const image = await loaded(url);
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (png) => (png === null ? reject(new Error('no PNG was made')) : resolve(png)),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
};

const orTell = async (desk: Desk, save: () => Promise<void>): Promise<void> => {
  try {
    await save();
  } catch (error) {
    desk.problems.value = [messageOf(error)];
  }
};

/** Saves a picture as it is drawn for papers, with its title and facts. */
export const savePicture = (desk: Desk, place: Place, format: 'svg' | 'png'): Promise<void> =>
  orTell(desk, async () => {
    const { name, type, bytes } = await desk.workshop.fileOf(desk.state.value!, { as: 'svg', place });
    const svg = new Blob([bytes], { type });
    if (format === 'svg') download(name, svg);
    else download(name.replace(/svg$/, 'png'), await toPng(svg));
  });

/** Saves the masks of the batch, or the scores that they follow. */
export const saveFile = (desk: Desk, as: 'npz' | 'scores'): Promise<void> =>
  orTell(desk, async () => {
    const { name, type, bytes } = await desk.workshop.fileOf(desk.state.value!, { as });
    download(name, new Blob([bytes], { type }));
  });
