/** Where an export's bytes go. Each write waits for the one before: nothing queues up in memory. */
export interface Sink {
  /** Bytes written so far. */
  readonly bytes: number;
  /** Writes all of `chunk`, which may be reused once that is done. */
  write(chunk: Uint8Array): Promise<void>;
}
