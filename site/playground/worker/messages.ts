import type { Catalogue } from '../state/catalogue.js';
import type { PlaygroundState } from '../state/state.js';

/** What is to be copied. */
export const COPIES = ['TypeScript', 'YAML', 'command line'] as const;

/** What a copy is of. */
export type CopyKind = (typeof COPIES)[number];

/** What is to be saved: the picture of a place, the masks of the batch, or the scores that they follow. */
export type SaveWhat =
  | { readonly as: 'svg'; readonly place: Place }
  | { readonly as: 'npz' }
  | { readonly as: 'scores' };

/** What the page asks the worker for. */
export type Order =
  /** Draw what a state shows; whatever was asked before is dropped. */
  | {
      readonly kind: 'show';
      readonly id: number;
      readonly state: PlaygroundState;
      /** Whether published generators are to be told of. */
      readonly references: boolean;
    }
  /** Images to lie under masks: one, or the frames of a clip. */
  | { readonly kind: 'images'; readonly id: number; readonly images: ReadonlyArray<Blob> }
  | {
      readonly kind: 'copy';
      readonly id: number;
      readonly state: PlaygroundState;
      readonly as: CopyKind;
    }
  | {
      readonly kind: 'save';
      readonly id: number;
      readonly state: PlaygroundState;
      readonly what: SaveWhat;
    }
  /** The sample that is drawn large as it plays, where it is of a video. */
  | { readonly kind: 'film'; readonly id: number; readonly state: PlaygroundState };

/** Where pictures stand on the page. */
export type Place = 'large' | 'samples' | 'visits' | 'coverage' | 'shapes' | 'beside';

/** An error of a configuration, and the fields that would mend it, if there are such. */
export interface ToldError {
  readonly path: ReadonlyArray<string | number>;
  readonly message: string;
  /** Undefined where there is no telling what was meant; a field that is undefined in it is left out. */
  readonly suggestion: Readonly<Record<string, unknown>> | undefined;
}

/** A sentence of the report. */
export interface ReportLine {
  readonly kind: 'heading' | 'promise' | 'warning' | 'note';
  readonly text: string;
  /** A change that would lead elsewhere, with what it would give. */
  readonly change?: Readonly<Record<string, unknown>>;
}

/** What the plan says, as far as the page needs it. */
export interface ToldPlan {
  /** Every field's value, defaults filled in. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Names of the parts; `''` for a single unnamed one. */
  readonly parts: ReadonlyArray<string>;
  /** Whether the masks follow scores. */
  readonly follows: boolean;
  /** Whether a part is a video, which plays. */
  readonly plays: boolean;
  /** The large pictures that there are of it. */
  readonly pictures: ReadonlyArray<string>;
}

/** A published generator, and whether it can be asked for what a plan does. */
export interface ToldReference {
  readonly name: string;
  readonly summary: string;
  readonly applies: boolean;
}

/** How long a batch took, in milliseconds. */
export interface Timing {
  /** Samples of the batch. */
  readonly batch: number;
  readonly device: 'cpu' | 'webgpu';
  readonly sampling: number;
  readonly painting: number;
  /** Whether the device's masks are those of the CPU; undefined where that is the device. */
  readonly agrees: boolean | undefined;
  /** Why there is no other device, if one was asked for. */
  readonly fallback: string | undefined;
}

/** What the worker answers; `id` is that of the order. */
export type Answer =
  | { readonly kind: 'catalogue'; readonly catalogue: Catalogue }
  | { readonly kind: 'plan'; readonly id: number; readonly plan: ToldPlan }
  | { readonly kind: 'errors'; readonly id: number; readonly errors: ReadonlyArray<ToldError> }
  | {
      readonly kind: 'picture';
      readonly id: number;
      readonly place: Place;
      /** An SVG document, whose buffer is handed over; undefined where there is no such picture. */
      readonly svg: Uint8Array<ArrayBuffer> | undefined;
      /** What it shows, or why there is none. */
      readonly told: string;
    }
  | { readonly kind: 'report'; readonly id: number; readonly lines: ReadonlyArray<ReportLine> }
  | { readonly kind: 'references'; readonly id: number; readonly references: ReadonlyArray<ToldReference> }
  | { readonly kind: 'timing'; readonly id: number; readonly timing: Timing }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'images'; readonly id: number }
  | { readonly kind: 'copy'; readonly id: number; readonly text: string }
  | {
      readonly kind: 'film';
      readonly id: number;
      /** An SVG document for each time step, all of one size. */
      readonly frames: ReadonlyArray<Uint8Array<ArrayBuffer>>;
    }
  | {
      readonly kind: 'file';
      readonly id: number;
      readonly name: string;
      readonly type: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  /** An order that could not be done, in words. */
  | { readonly kind: 'fault'; readonly id: number; readonly message: string };
