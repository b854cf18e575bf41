import { fileFailure } from './failure.js';

/**
 * What draws PNG and files that play, and reads photographs: with native libraries,
 * which take a while to load, and which an installation may lack. So only what draws loads them.
 */
export const loadDrawing = async (): Promise<typeof import('@jepa-masks/render/node')> => {
  try {
    return await import('@jepa-masks/render/node');
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    throw fileFailure(
      `the libraries that draw PNG and read photographs can't be loaded (${reason}); install them (npm leaves them out with --omit=optional), or give --picture-format svg and no --image`,
    );
  }
};
