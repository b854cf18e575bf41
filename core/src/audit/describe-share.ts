/**
 * A part of a whole in per cent, to one digit. None and all are said only where
 * that is exact: one sample in ten thousand is < 0.1 %, not 0.0 %.
 */
export const describeShare = (part: number, whole: number): string => {
  const text = ((100 * part) / whole).toFixed(1);
  if (text === '0.0' && part > 0) return '< 0.1 %';
  if (text === '100.0' && part < whole) return '> 99.9 %';
  return `${text} %`;
};
