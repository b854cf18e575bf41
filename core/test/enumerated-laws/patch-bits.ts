/** A set of patches: bit p stands for patch p, of 30 at most. */
export type PatchBits = number;

/** The patches of a set, ascending. */
export const patchesOf = (set: PatchBits): ReadonlyArray<number> =>
  Array.from({ length: 30 }, (_, patch) => patch).filter((patch) => (set >> patch) & 1);

/** How many patches a set has. */
export const sizeOf = (set: PatchBits): number => patchesOf(set).length;

/** The set of some patches. */
export const setOf = (patches: ReadonlyArray<number>): PatchBits =>
  patches.reduce((set, patch) => set | (1 << patch), 0);

/** All patches of a grid. */
export const allOf = (patches: number): PatchBits => 2 ** patches - 1;

/** All subsets of so many patches. */
export const subsets = (set: PatchBits, size: number): ReadonlyArray<PatchBits> => {
  if (size === 0) return [0];
  if (set === 0) return [];
  const first = set & -set;
  const rest = set ^ first;
  return [...subsets(rest, size - 1).map((subset) => subset | first), ...subsets(rest, size)];
};

/** A context and a target as they are compared: for each patch c, t, or a dot where it is in neither. */
export const rolesOf = (context: PatchBits, target: PatchBits, patches: number): string =>
  Array.from({ length: patches }, (_, patch) =>
    (context >> patch) & 1 ? 'c' : (target >> patch) & 1 ? 't' : '.',
  ).join('');
