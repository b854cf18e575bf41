import '@tensorflow/tfjs-backend-cpu';
import type { OptionalPart } from '@jepa-masks/property-tests';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { prepareWasm } from './wasm-device.js';

/** A device of tfjs to run the conformance suite on. */
export interface Device {
  /** The name that tfjs knows it by. */
  readonly name: string;
  /** Makes it the device that tfjs runs on. */
  readonly prepare: () => Promise<void>;
  /** Takes it away, where that can be done. */
  readonly lose?: () => Promise<void>;
  /** Why a part of the suite is left out. */
  readonly skips?: Readonly<Partial<Record<OptionalPart, string>>>;
}

const inProcess = { lostDevice: 'it is the process itself that computes' };

/** The devices that are there wherever tests run. */
export const devices: ReadonlyArray<Device> = [
  {
    name: 'cpu',
    prepare: async () => {
      await setBackend('cpu');
      await ready();
    },
    skips: inProcess,
  },
  { name: 'wasm', prepare: prepareWasm, skips: inProcess },
];
