/** To the nearest integer, halves to the even one: Python's and NumPy's `round`. */
export const roundHalfEven = (value: number): number => {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
};
