import { type Geometry, type MaskSet, sampleBatch, type Tensor } from '@jepa-masks/core';
import { ofPart } from '@jepa-masks/core/geometry';
import { booleans } from '@jepa-masks/cpu';
import type { WebgpuBackend } from '@jepa-masks/webgpu';
import { messageOf } from '../message-of.js';
import { leastOf } from './least-of.js';
import type { Timing } from './messages.js';
import { type Shown, scoresFor } from './shown.js';

/** A device that was found, or why there is none. */
type Found = { readonly backend: WebgpuBackend } | { readonly fallback: string };

let found: Promise<Found> | undefined;

const findDevice = async (): Promise<Found> => {
  try {
    const { requestWebgpu } = await import('@jepa-masks/webgpu');
    const backend = await requestWebgpu();
    // A device that is lost is looked for anew.
    void backend.device.lost.then(() => {
      found = undefined;
    });
    return { backend };
  } catch (error) {
    return { fallback: messageOf(error) };
  }
};

/** A batch's masks as the device made them, read back, in the order of the parts. */
const paintOn = async (
  { booleans: paint, device }: WebgpuBackend,
  geometry: Geometry,
): Promise<ReadonlyArray<MaskSet<Uint32Array>>> => {
  const { readTensor } = await import('@jepa-masks/webgpu');
  const painted = paint(geometry);
  return Promise.all(
    geometry.parts.map(async (_, part) => {
      const { context, targets } = ofPart<string, ReturnType<typeof paint<''>>>(
        geometry.parts,
        painted,
        part,
      );
      const read = {
        context: await readTensor(device, context),
        targets: await readTensor(device, targets),
      };
      context.buffer.destroy();
      targets.buffer.destroy();
      return read;
    }),
  );
};

const isSame = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (word, at) => word === b[at]);

/** Whether masks are those that the CPU paints. */
const agree = (geometry: Geometry, painted: ReadonlyArray<MaskSet<Uint32Array>>): boolean => {
  const own = booleans(geometry);
  return painted.every(({ context, targets }, part) => {
    const expected = ofPart<string, MaskSet<Tensor<Uint8Array>>>(geometry.parts, own, part);
    return isSame(context, expected.context.data) && isSame(targets, expected.targets.data);
  });
};

/** How long the batch takes on the device that the state names, or on the CPU where there is none. */
export const timeBatch = async (shown: Shown, detail: ReadonlyArray<number> | undefined): Promise<Timing> => {
  const { plan, request, state } = shown;
  const asked = { ...request, ...scoresFor(shown, detail, request.count) };
  const batch = request.count;
  let geometry = sampleBatch(plan, asked);
  const sampling = await leastOf(() => {
    geometry = sampleBatch(plan, asked, geometry);
  });
  let fallback: string | undefined;
  if (state.device === 'webgpu') {
    found ??= findDevice();
    const device = await found;
    if ('backend' in device) {
      let painted: ReadonlyArray<MaskSet<Uint32Array>> = [];
      const painting = await leastOf(async () => {
        painted = await paintOn(device.backend, geometry);
      });
      return { batch, device: 'webgpu', sampling, painting, agrees: agree(geometry, painted), fallback };
    }
    fallback = device.fallback;
  }
  const painting = await leastOf(() => booleans(geometry));
  return { batch, device: 'cpu', sampling, painting, agrees: undefined, fallback };
};
