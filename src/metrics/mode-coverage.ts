/** How many modes a generator has found, and how evenly: the measures of stacked digits. */

export interface ModeCoverage {
  /** Modes with at least one example. */
  modes: number;
  /** KL(examples ‖ even shares) in nats; 0 if all modes come equally often, ln(modes in all) if only one does. */
  divergence: number;
}

/**
 * Three digits as one mode, 0 … 999: the first one counts hundreds.
 *
 * @param digits 0 … 9, three an example. @throws RangeError if they are no threes, or one is no digit.
 */
export function readStackedModes(digits: ArrayLike<number>): Uint16Array {
  if (digits.length % 3 !== 0)
    throw new RangeError(`Stacked digits come in threes; got ${digits.length} digits.`);
  const bad = Array.from(digits).find((digit) => !(Number.isInteger(digit) && digit >= 0 && digit <= 9));
  if (bad !== undefined) throw new RangeError(`A digit is a whole number from 0 to 9; got ${bad}.`);
  return Uint16Array.from(
    { length: digits.length / 3 },
    (_, i) => 100 * digits[3 * i]! + 10 * digits[3 * i + 1]! + digits[3 * i + 2]!,
  );
}

/**
 * Modes found, and the divergence Σ p ln(p · modes), as published for stacked digits (PacGAN, Lin et al. 2018). Few
 * examples make it larger: n of them from even shares have one of about (modes − 1) / 2n.
 *
 * @param counts examples of each mode. @throws RangeError if there are none.
 */
export function measureModes(counts: readonly number[]): ModeCoverage {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) throw new RangeError('measureModes: there are no examples to count.');
  const found = counts.filter((count) => count > 0);
  const divergence = found.reduce((sum, count) => {
    const share = count / total;
    return sum + share * Math.log(share * counts.length);
  }, 0);
  return { modes: found.length, divergence };
}
