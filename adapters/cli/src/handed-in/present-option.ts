import { existsSync } from 'node:fs';
import type { Plan } from '@jepa-masks/core';
import { byName } from '@jepa-masks/core/geometry';
import { checkPresence } from '@jepa-masks/core/sampling';
import type { GivenPresence } from '@jepa-masks/render/kinds';
import type { Command } from 'commander';
import { badInput } from '../failure.js';
import type { NpyArray } from './read-npy.js';
import { type RowsOfPatches, readRows, type Wanted } from './read-rows.js';

const FLAG = '--present';

/** The option that names which patches there are. */
export interface PresentFlag {
  readonly present?: ReadonlyArray<string>;
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

/** Which patches of the samples that are wanted are present. */
export const presentFromOption = async (
  { present: given }: PresentFlag,
  plan: Plan,
  wanted: Wanted,
): Promise<GivenPresence> => {
  if (given === undefined) return {};
  const rows: Array<Uint8Array> = [];
  for (const [index, path] of pathsOf(plan, given).entries()) {
    const part = plan.parts[index]!;
    const ofPart: RowsOfPatches<Uint8Array> = {
      flag: FLAG,
      path,
      patches: part.grid.patches,
      save: 'save it with numpy.save, as bool or uint8',
      elementsOf: (array) => bytesOf(path, array),
      check: (present, samples) => checkPresence([{ ...part, name: '' }], samples, present),
    };
    rows.push(await readRows(ofPart, wanted));
  }
  return { present: byName(plan.parts, (_, index) => rows[index]!) };
};
