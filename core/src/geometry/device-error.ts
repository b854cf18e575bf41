/** What a backend throws, or rejects with, when it has no device to make tensors on. */
export class DeviceError extends Error {
  /** As `error.name` has it, whatever a minifier makes of the class. */
  override readonly name = 'DeviceError';
  /** `missing`: there is none, or not of the kind that was asked for; `lost`: there was one. */
  readonly code: 'missing' | 'lost';

  /**
   * @param message what is missing and what to do about it, in a sentence
   * @param options the error of the library beneath, as `cause`
   */
  constructor(code: 'missing' | 'lost', message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
