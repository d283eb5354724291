/**
 * The kernel distance of two sets of vectors, with a classifier's features called KID (Bińkowski et al. 2018): the squared
 * maximum mean discrepancy with the kernel (x·y / d + 1)³. Unlike the Fréchet distance its mean does not depend on how
 * many vectors there are; so two samples of the same kind give 0 on the average, and less than 0 by chance.
 */

type Vectors = readonly (readonly number[] | Float32Array)[];

function kernel(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return (sum / a.length + 1) ** 3;
}

function refuseUneven(a: Vectors, b: Vectors): void {
  if (a.length !== b.length || a.length < 2) {
    throw new RangeError(
      `kernelDistance: give equally many vectors, two or more; there are ${a.length} and ${b.length}.`,
    );
  }
  const size = a[0]!.length;
  for (const x of [...a, ...b]) {
    if (x.length !== size || size === 0) {
      throw new RangeError(`kernelDistance: vectors of ${size} and ${x.length} numbers cannot be compared.`);
    }
    for (let i = 0; i < size; i++) {
      if (Number.isFinite(x[i])) continue;
      throw new RangeError(`kernelDistance: a vector holds ${x[i]}; only finite numbers can be compared.`);
    }
  }
}

/**
 * Squared distance, unbiased: no vector is paired with itself; below 0 by chance where the sets are alike.
 *
 * @throws RangeError unless both hold the same number of vectors, at least two, finite and of one length.
 */
export function kernelDistance(a: Vectors, b: Vectors): number {
  refuseUneven(a, b);
  const count = a.length;
  let within = 0;
  let between = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) within += 2 * (kernel(a[i]!, a[j]!) + kernel(b[i]!, b[j]!));
    for (let j = 0; j < count; j++) between += kernel(a[i]!, b[j]!);
  }
  return within / (count * (count - 1)) - (2 * between) / count ** 2;
}
