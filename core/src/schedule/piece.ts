import { recordOf } from '../config/damage.js';
import { listOf } from '../config/list-of.js';
import { nearestName } from '../config/nearest-name.js';
import type { Ramp } from './ramp.js';

/** One value from step `at` on. */
export interface ConstantPiece<V> {
  /** The first step. */
  readonly at: number;
  /** The value of all its steps. */
  readonly value: V;
}

/** A ramp that counts its steps from step `at` on. */
export interface RampPiece<V> extends Ramp<V> {
  /** The first step. */
  readonly at: number;
}

/** What holds from a step on, until the next piece. */
export type Piece<V> = ConstantPiece<V> | RampPiece<V>;

/** A value of every step: one ramp, or pieces one after another, the first from step 0. */
export type Schedule<V> = Ramp<V> | ReadonlyArray<Piece<V>>;

/** The keys of a ramp. */
export const RAMP_KEYS: ReadonlyArray<string> = ['from', 'to', 'over', 'after', 'shape', 'levels'];

/** The keys of a piece that is one value. */
export const CONSTANT_KEYS: ReadonlyArray<string> = ['at', 'value'];

const KEYS: ReadonlyArray<string> = [...RAMP_KEYS, ...CONSTANT_KEYS];

/** Whether a key is one of theirs, or one misspelt; two letters are like any two others. */
const isKey = (key: string): boolean =>
  KEYS.includes(key) || (key.length > 2 && nearestName(key, KEYS) !== undefined);

/** Whether a value was meant for a ramp or a piece: it is a record with one of their keys. */
const isMeantSo = (value: unknown): boolean =>
  listOf(value) === undefined && Object.keys(recordOf(value) ?? {}).some(isKey);

/** Whether what a configuration has for a field is a schedule, or was meant for one: a ramp, or a list of pieces. */
export const isSchedule = (given: unknown): boolean => {
  const list = listOf(given);
  if (list === undefined) return isMeantSo(given);
  return list.some(isMeantSo) && list.every((piece) => recordOf(piece) !== undefined);
};
