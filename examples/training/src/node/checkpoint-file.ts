import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Checkpoint, checkpointFile, checkpointIn } from '../run/checkpoint.js';

/**
 * Writes a checkpoint. One that was there is replaced when the new one is
 * complete: whoever stops the run in between keeps the old.
 */
export const writeCheckpoint = (path: string, checkpoint: Checkpoint): void => {
  writeFileSync(`${path}.part`, checkpointFile(checkpoint));
  renameSync(`${path}.part`, path);
};

/** Reads a checkpoint. */
export const readCheckpoint = (path: string): Checkpoint => checkpointIn(readFileSync(path));
