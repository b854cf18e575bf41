import type { Layout } from './geometry.js';
import { requireGeometry } from './require-geometry.js';

/** A level's name in every record of levels. */
export type LevelName = `level_${number}`;

/** What a flat plan has once and a hierarchical plan once a level, as `level_0` (finest), `level_1`, …. */
export type ByLayout<L extends Layout, A> = L extends 'flat' ? A : Readonly<Record<LevelName, A>>;

/**
 * Builds what a layout has once, or once a level.
 *
 * @throws TypeError if it is given something else than a geometry, such as a plan
 */
export const byLayout = <L extends Layout, A>(
  geometry: { readonly layout: L; readonly levels: number },
  of: (level: number) => A,
): ByLayout<L, A> => {
  requireGeometry(geometry);
  const { layout, levels } = geometry;
  const built =
    layout === 'flat'
      ? of(0)
      : Object.fromEntries(Array.from({ length: levels }, (_, level) => [`level_${level}`, of(level)]));
  // The conditional type is not narrowed by the test of the value it depends on.
  return built as ByLayout<L, A>;
};

/** What a layout has once or once a level, in another form. */
export const mapLevels = <L extends Layout, A, B>(
  { layout, levels }: { readonly layout: L; readonly levels: number },
  parts: ByLayout<L, A>,
  map: (part: A) => B,
): ByLayout<L, B> => byLayout({ layout, levels }, (level) => map(levelOf<L, A>(layout, parts, level)));

/** One level's part of what a layout has once or once a level. */
export const levelOf = <L extends Layout, A>(layout: L, parts: ByLayout<L, A>, level: number): A =>
  layout === 'flat' ? (parts as A) : (parts as Readonly<Record<LevelName, A>>)[`level_${level}`]!;
