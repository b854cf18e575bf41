import { existsSync } from 'node:fs';
import { isLeft, type Plan } from '@jepa-masks/core';
import { byName } from '@jepa-masks/core/geometry';
import { checkPresence, type Presence } from '@jepa-masks/core/sampling';
import type { Command } from 'commander';
import { badInput } from './failure.js';
import { isOneRow, type NpyArray, readNpy } from './read-npy.js';

const FLAG = '--present';

/** The option that names which patches there are. */
export interface PresentFlag {
  readonly present?: ReadonlyArray<string>;
}

/** Which patches are present, if that is said. */
export interface Within {
  /** Of each part [B, N], or [N] for all samples alike. */
  readonly present?: Presence;
}

/** Adds the option that names which patches there are. */
export const addPresentOption = (command: Command): Command =>
  command.option(
    `${FLAG} <file>`,
    'which patches there are: a .npy of bool or uint8, [B, N] with a row for each sample of --batch, or [N] for all alike; of parts with grids of their own once each, as part=file',
    (text: string, before: ReadonlyArray<string> = []) => [...before, text],
  );

/** The file of each part: one of its own, or the one for all. */
const pathsOf = ({ parts }: Plan, given: ReadonlyArray<string>): ReadonlyArray<string> => {
  const names = parts.map(({ name }) => name).filter((name) => name !== '');
  const own = new Map<string, string>();
  let all: string | undefined;
  for (const text of given) {
    const name = names.find((one) => text.startsWith(`${one}=`));
    const [before, rest] = text.split('=', 2);
    if (name === undefined && rest !== undefined && !existsSync(text)) {
      const known = names.length === 0 ? 'a file alone: this plan has one part' : names.join(', ');
      throw badInput(`${FLAG}: ${before} is no part of the plan; give ${known}`);
    }
    if (name !== undefined ? own.has(name) : all !== undefined) {
      throw badInput(`${FLAG}: is given twice${name === undefined ? '' : ` for ${name}`}; give it once`);
    }
    if (name === undefined) all = text;
    else own.set(name, text.slice(name.length + 1));
  }
  return parts.map(({ name }) => {
    const path = own.get(name) ?? all;
    if (path !== undefined) return path;
    throw badInput(
      `${FLAG}: says nothing of ${name}; give ${FLAG} ${name}=file.npy too, or one file for all`,
    );
  });
};

/** The bytes of an array, of a type that presence may have. */
const bytesOf = (path: string, { data, dtype }: NpyArray): Uint8Array => {
  if (dtype === 'u1' && data instanceof Uint8Array) return data;
  if (dtype === 'b1') return Uint8Array.from(data, Number);
  throw badInput(
    `${FLAG}: ${path}: has elements of type ${dtype}; give bool, such as present.astype(bool), or uint8 of 0 and 1`,
  );
};

/**
 * Which patches of the samples asked for are present.
 *
 * @param batch samples of `--batch`
 * @param from the first of them that is drawn here, `count` in all: a rank's share of the rows
 */
export const presentFromOption = async (
  { present: given }: PresentFlag,
  plan: Plan,
  batch: number,
  from = 0,
  count: number = batch,
): Promise<Within> => {
  if (given === undefined) return {};
  const rows: Array<Uint8Array> = [];
  for (const [part, path] of pathsOf(plan, given).entries()) {
    const { grid, name } = plan.parts[part]!;
    const { patches } = grid;
    const file = await readNpy(FLAG, path, 'save it with numpy.save, as bool or uint8');
    const bytes = bytesOf(path, file);
    const isOfAll = isOneRow(FLAG, path, file, batch, patches);
    const checked = checkPresence([{ ...plan.parts[part]!, name: '' }], isOfAll ? 1 : batch, bytes);
    if (isLeft(checked)) {
      const told = checked.left.map(({ message }) => message).join('; ');
      throw badInput(`${FLAG}: ${path}: ${name === '' ? '' : `${name}: `}${told}`);
    }
    rows.push(isOfAll ? bytes : bytes.subarray(from * patches, (from + count) * patches));
  }
  return { present: byName(plan.parts, (_, part) => rows[part]!) };
};
