/** At most `most` of the positions 0 … count−1, evenly spread, the first and the last among them: a film on paper. */
export function spreadPositions(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}
