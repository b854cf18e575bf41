import { cividis } from './cividis.js';

/** A colour's red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number];

// Okabe and Ito (2008), less black, which draws the frames: told apart with any
// colour vision. Ordered so that the first four differ in lightness as well.
const okabeIto: ReadonlyArray<Rgb> = [
  [0, 114, 178],
  [230, 159, 0],
  [0, 158, 115],
  [204, 121, 167],
  [86, 180, 233],
  [213, 94, 0],
  [240, 228, 66],
];

const hex = (rgb: Rgb): string =>
  `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

const rgbOf = (index: number): Rgb => {
  const rgb = okabeIto[index % okabeIto.length]!;
  const round = Math.floor(index / okabeIto.length) % 3;
  return round === 0 ? rgb : round === 1 ? mix(rgb, black, 0.4) : mix(rgb, white, 0.5);
};

/** Different colours before they repeat. */
export const COLOURS: number = okabeIto.length * 3;

/** The colour of target (or part) `index`: seven, then those darkened, then lightened, then again. */
export const colourOf = (index: number): string => hex(rgbOf(index));

/** The outline that belongs to {@link colourOf}: the same hue, dark enough to be seen on it. */
export const outlineOf = (index: number): string => hex(mix(rgbOf(index), black, 0.45));

/** Grey of a patch that `times` of `contexts` context masks hold: light enough to differ from every target. */
export const contextShade = (times: number, contexts: number): string =>
  hex(mix([212, 212, 212], [140, 140, 140], contexts === 1 ? 0 : (times - 1) / (contexts - 1)));

/** Patches that a sample does not have. */
export const absence = { fill: '#f4f4f4', stroke: '#8c8c8c' } as const;

/** The dot of a patch in no mask. */
export const DOT = { onWhite: '#8c8c8c', onPhotograph: '#555555' } as const;

/** What lies over the photograph where a patch is not in the mask. */
export const veil = { fill: '#ffffff', opacity: 0.78 } as const;

/** Opacity of a target's colour over the photograph. */
export const TINT = 0.55;

/** Colour of a share in [0, 1]: cividis, which reads the same with and without red–green vision. */
export const heatColour = (share: number): string => cividis(Math.min(1, Math.max(0, share)));

/** Whether text on {@link heatColour} has to be dark. */
export const isBright = (share: number): boolean => share > 0.5;
