import type { ConfigErrors } from '@jepa-masks/core';

interface Refusal {
  /** The file that was to be written. */
  readonly path: string;
  /** The whole refusal in one sentence. */
  readonly message: string;
}

/** Seed, steps, first, count or an option is not what it should be. */
export interface InvalidRequest extends Refusal {
  /** Discriminates {@link ExportError}. */
  readonly code: 'invalid_request';
  /** What is wrong with it, as core says it. */
  readonly errors: ConfigErrors;
}

/** An array, or the whole, is larger than the format can hold. */
export interface TooLarge extends Refusal {
  /** Discriminates {@link ExportError}. */
  readonly code: 'too_large';
  /** The array that is too large; `undefined`: the whole file. */
  readonly array: string | undefined;
  /** Its size in bytes, or in entries where `unit` says so. */
  readonly size: number;
  /** The most that the format holds, in `unit`. */
  readonly limit: number;
  /** What `size` and `limit` count. */
  readonly unit: 'bytes' | 'entries';
}

/** An array that the format has no way to hold, whatever its size. */
export interface NoRoomForArray extends Refusal {
  /** Discriminates {@link ExportError}. */
  readonly code: 'no_room_for_array';
  /** Its name. */
  readonly array: string;
}

/** The file system refused: no regular file, not to be written, no space left, or a failing device. */
export interface FileSystemRefusal extends Refusal {
  /** Discriminates {@link ExportError}, and says what stood in the way. */
  readonly code: 'not_a_file' | 'not_writable' | 'no_space' | 'io';
  /** The system's own name of the error, such as EACCES. */
  readonly system: string;
}

/** The caller's signal fired; nothing was left behind. */
export interface Aborted extends Refusal {
  /** Discriminates {@link ExportError}. */
  readonly code: 'aborted';
}

/** Why a file was not written. Discriminated by `code`; the target is as it was. */
export type ExportError = InvalidRequest | TooLarge | NoRoomForArray | FileSystemRefusal | Aborted;

/** Carries a refusal out of the middle of writing; caught where the temporary file is removed. */
export class RefusedExport extends Error {
  override readonly name = 'RefusedExport';
  readonly refusal: ExportError;

  constructor(refusal: ExportError) {
    super(refusal.message);
    this.refusal = refusal;
  }
}
