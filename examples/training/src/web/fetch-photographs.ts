import { unpacked } from '../data/packed.js';
import type { Dataset } from '../data/photographs.js';

/** Fetches photographs that are packed and compressed by gzip. */
export const fetchPhotographs = async (address: string): Promise<Dataset> => {
  const response = await fetch(address);
  if (!response.ok || response.body === null) {
    throw new Error(`the photographs can’t be had: ${response.status} for ${address}`);
  }
  const bytes = response.body.pipeThrough(new DecompressionStream('gzip'));
  return unpacked(new Uint8Array(await new Response(bytes).arrayBuffer()));
};
