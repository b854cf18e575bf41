/**
 * The size at which a picture of this package is shown, in pixels, as it says itself.
 *
 * @param svg an SVG document with a width and a height on its first element
 * @returns height and width
 * @throws RangeError if it says none
 */
export const pictureSize = (svg: string): readonly [height: number, width: number] => {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? '';
  const sideOf = (name: string): number => Number(new RegExp(`\\s${name}="([^"]*)"`).exec(root)?.[1]);
  const [height, width] = [sideOf('height'), sideOf('width')];
  if (height > 0 && width > 0) return [height, width];
  throw new RangeError('the picture says no width and height in pixels; give an SVG that does');
};
