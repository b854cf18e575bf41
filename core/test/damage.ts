import fc from 'fast-check';

/** As JSON has it. */
export const copyOf = <A>(value: A): A => JSON.parse(JSON.stringify(value)) as A;

export type Path = ReadonlyArray<string | number>;

/** A copy in which one place holds something else; undefined takes it out. */
export const changed = (value: unknown, [step, ...rest]: Path, to: unknown): unknown => {
  if (step === undefined) return to;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  const inside = changed(copy[step], rest, to);
  if (inside === undefined && !Array.isArray(value)) delete copy[step];
  else copy[step] = inside;
  return copy;
};

/** Every place of a plan or geometry, the whole and the lists included. */
export const placesOf = (value: unknown, path: Path = []): ReadonlyArray<Path> => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inside]) =>
        placesOf(inside, [...path, Array.isArray(value) ? Number(name) : name]),
      )
    : []),
];

/** What a damaged place may hold. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 0, -1, 1, 0.5, 3, 300, 2 ** 31, 1e300, Number.NaN, '', 'x', true),
  fc.constantFrom<unknown>([], {}, [null], [1, 2], { height: 1, width: 1, weight: 1 }, [{ weight: 5 }]),
  fc.integer(),
);
