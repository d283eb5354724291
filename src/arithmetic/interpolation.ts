/** Ways from one vector to another: straight, and on the sphere. A `share` of 0 gives the first, 1 the second. */

export function vectorLength(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! * vector[i]!;
  return Math.sqrt(sum);
}

/** The straight way. @throws RangeError if they differ in length. */
export function lerp(a: ArrayLike<number>, b: ArrayLike<number>, share: number): number[] {
  if (a.length !== b.length) {
    throw new RangeError(`Vectors of ${a.length} and ${b.length} numbers: there is no way between them.`);
  }
  return Array.from(a, (x, i) => (1 - share) * x + share * b[i]!);
}

/** Angles nearer to 0 or π than this have a sine that says nothing any more. */
const SMALLEST_ANGLE = 1e-6;

/**
 * The way on the sphere (Shoemake 1985): sin((1 − t)Ω)/sin Ω · a + sin(tΩ)/sin Ω · b, with the angle Ω between them.
 *
 * Vectors of one direction, and a zero vector, have no such angle: there the straight way is the way. Between opposite
 * ones all ways round are as good: one of them is taken, always the same.
 */
export function slerp(a: ArrayLike<number>, b: ArrayLike<number>, share: number): number[] {
  const straight = lerp(a, b, share);
  const [lengthA, lengthB] = [vectorLength(a), vectorLength(b)];
  if (lengthA === 0 || lengthB === 0) return straight;
  let cosine = 0;
  for (let i = 0; i < a.length; i++) cosine += (a[i]! / lengthA) * (b[i]! / lengthB);
  const angle = Math.acos(Math.min(1, Math.max(-1, cosine)));
  if (angle < SMALLEST_ANGLE) return straight;
  if (Math.PI - angle < SMALLEST_ANGLE) return goRound(a, lengthA, lengthB, share);
  const [p, q] = [Math.sin((1 - share) * angle), Math.sin(share * angle)].map((x) => x / Math.sin(angle));
  return Array.from(a, (x, i) => p! * x + q! * b[i]!);
}

/** Half a turn from `a` to its opposite, through the axis that lies farthest from it. */
function goRound(a: ArrayLike<number>, lengthA: number, lengthB: number, share: number): number[] {
  const unit = Array.from(a, (x) => x / lengthA);
  const sizes = unit.map(Math.abs);
  const axis = sizes.indexOf(Math.min(...sizes));
  const across = unit.map((x, i) => (i === axis ? 1 : 0) - unit[axis]! * x);
  // One number has no other direction: the only way is through 0.
  const scale = vectorLength(across) || 1;
  const length = (1 - share) * lengthA + share * lengthB;
  const [along, aside] = [Math.cos(share * Math.PI), Math.sin(share * Math.PI)];
  return unit.map((x, i) => length * (along * x + (aside * across[i]!) / scale));
}
