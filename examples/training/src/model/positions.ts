/**
 * What tells a transformer where a patch is: half of its numbers are sines and
 * cosines of the row, half of the column (Vaswani et al., arXiv:1706.03762,
 * section 3.5, for two axes as in I-JEPA).
 *
 * @param width numbers a patch, a multiple of 4
 * @returns [side · side, width], patches row by row
 */
export const positionsOf = (side: number, width: number): Float32Array => {
  const quarter = width / 4;
  const positions = new Float32Array(side * side * width);
  for (let patch = 0; patch < side * side; patch++) {
    for (let at = 0; at < quarter; at++) {
      const frequency = 10000 ** (-at / quarter);
      const row = Math.floor(patch / side) * frequency;
      const column = (patch % side) * frequency;
      const start = patch * width + at;
      positions[start] = Math.sin(row);
      positions[start + quarter] = Math.cos(row);
      positions[start + 2 * quarter] = Math.sin(column);
      positions[start + 3 * quarter] = Math.cos(column);
    }
  }
  return positions;
};
