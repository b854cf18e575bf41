import { fileFailure } from './failure.js';

/**
 * What draws PNG and files that play, and reads photographs and sounds: with native libraries,
 * which take a while to load, and which an installation may lack. So only what draws loads them.
 */
export const loadDrawing = async (): Promise<typeof import('@jepa-masks/render/node')> => {
  try {
    return await import('@jepa-masks/render/node');
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    throw fileFailure(
      `what draws PNG and masks that play, and reads photographs and sounds, can't be loaded (${reason}); install it (npm leaves it out with --omit=optional), or give a directory as --out, --picture-format svg and no --image`,
    );
  }
};
