/** How an export is watched and stopped. */
export interface ExportOptions {
  /** Stops the export: its file is removed and an existing one left as it was. */
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how far the export is, in samples; last of all `(total, total)`. */
  readonly onProgress?: ((samplesDone: number, samplesTotal: number) => void) | undefined;
}

/**
 * - `booleans`: `context` [B, N] (or [B, C, N]) and `targets` [B, M, N]
 * - `indices`: ascending patches of all masks in one row, and where each mask's begin
 * - `blocks`: `blocks` [B, C + M, 4], for levels [B, L, C + M, 4]: top, left, height, width, contexts first
 */
export type ArrayGroup = 'booleans' | 'indices' | 'blocks';

/** Every group, in the order of a file. */
export const ARRAY_GROUPS: ReadonlyArray<ArrayGroup> = ['booleans', 'indices', 'blocks'];

/** What of a batch is written, besides how. */
export interface ArrayExportOptions extends ExportOptions {
  /** Default: all groups. */
  readonly arrays?: ReadonlyArray<ArrayGroup> | undefined;
}
