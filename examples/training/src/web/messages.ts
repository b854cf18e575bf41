import type { MaskChoice } from '../masks/choice.js';
import type { Architecture } from '../model/architecture.js';
import type { Device, DeviceChoice } from './devices.js';

/** What to train. */
export interface Order {
  /** Named by the page: reports say of which run they are. */
  readonly run: number;
  readonly masks: MaskChoice;
  readonly seed: number;
  readonly steps: number;
  readonly device: DeviceChoice;
  /** Where the photographs are. */
  readonly data: string;
  /** Steps between two looks at the features. */
  readonly lookEvery: number;
  /** Steps between two probes. */
  readonly probeEvery: number;
  /** What the model has otherwise than by default. */
  readonly architecture?: Partial<Architecture>;
}

/** What a page tells the worker. A start while a run goes on ends that run first. */
export type Command =
  | ({ readonly kind: 'start' } & Order)
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop' };

/** Some photographs of a step, and what masks do to them. */
export interface Shown {
  readonly count: number;
  /** [count, SIDE · SIDE], grey values. */
  readonly pixels: Uint8Array;
  /** A level's lists, [count, K] and [count, M · L]; −1 is padding. */
  readonly masks: ReadonlyArray<{ readonly context: Int32Array; readonly targets: Int32Array }>;
}

/** What the worker tells of a run. */
export type Told =
  | { readonly kind: 'engine'; readonly device: Device; readonly name: string; readonly why?: string }
  | { readonly kind: 'began' }
  | {
      readonly kind: 'step';
      /** Steps done, this one counted. */
      readonly step: number;
      /** The whole loss. */
      readonly loss: number;
      readonly milliseconds: number;
      readonly shown: Shown;
    }
  | { readonly kind: 'features'; readonly step: number; readonly deviation: number; readonly rank: number }
  | { readonly kind: 'probe'; readonly step: number; readonly share: number }
  | { readonly kind: 'paused'; readonly step: number }
  | { readonly kind: 'ended'; readonly step: number; readonly checkpoint: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'stopped'; readonly step: number }
  | { readonly kind: 'failed'; readonly message: string };

export type Report = { readonly run: number } & Told;
