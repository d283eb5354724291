/**
 * The smallest GAN: the data are always 0, the generator always says θ, the discriminator's output at x is ψ · x.
 * Its two numbers go round the equilibrium (0, 0) instead of to it: on an orbit when the steps alternate, outwards when
 * they are simultaneous. The non-saturating loss creeps inwards, a penalty on the slope goes straight there.
 * Source: Mescheder, Geiger, Nowozin, "Which training methods for GANs do actually converge?", ICML 2018, section 2.
 */

import { type GanLoss, leastSquares, nonSaturating } from './gan-losses';

export interface DiracOptions {
  loss?: GanLoss;
  /** Step size for both, 0.1 when left out. */
  learningRate?: number;
  /** Rounds, 200 when left out. */
  steps?: number;
  /** Where it starts: the generator's number θ and the discriminator's slope ψ. */
  start?: { theta: number; psi: number };
  /** Both at once from the same place, or the discriminator first and the generator against the new one. */
  updates?: 'simultaneous' | 'alternating';
  /** Weight γ of the penalty ½ γ ψ² on the discriminator's slope at the data (R1), 0 when left out. */
  penalty?: number;
  /** The slope that costs nothing: 0 (R1) when left out, 1 for the one-centred penalty ½ γ (|ψ| − 1)² of WGAN-GP. */
  penaltyCentre?: number;
  /** Largest |ψ|, WGAN's clipping; no limit when left out. */
  clip?: number;
}

export interface DiracPoint {
  theta: number;
  psi: number;
  /** Distance from the equilibrium. */
  radius: number;
}

/**
 * The path of (θ, ψ), the start included: `steps + 1` points.
 * @throws for least squares with labels 0 and 1
 */
export function traceDiracGan(options: DiracOptions = {}): DiracPoint[] {
  const { loss = nonSaturating, learningRate = 0.1, steps = 200, penalty = 0, clip = Infinity } = options;
  const { updates = 'alternating', penaltyCentre = 0 } = options;
  if (loss === leastSquares) {
    throw new RangeError(
      'The Dirac GAN has no least-squares form with labels 0 and 1: its output at the data is ψ · 0 = 0 and can never be 1. ' +
        'Take minimax, nonSaturating or wasserstein.',
    );
  }
  let { theta, psi } = options.start ?? { theta: 1, psi: 1 };
  const point = (): DiracPoint => ({ theta, psi, radius: Math.hypot(theta, psi) });
  const path = [point()];
  for (let step = 0; step < steps; step++) {
    const slope = psi;
    // The loss at the data, where the output is ψ · 0 = 0, does not change with ψ: only the fake one does.
    const excess = slope - penaltyCentre * Math.sign(slope);
    psi -= learningRate * (loss.fake(slope * theta).gradient * theta + penalty * excess);
    psi = Math.min(clip, Math.max(-clip, psi));
    const seen = updates === 'alternating' ? psi : slope;
    theta -= learningRate * loss.generator(seen * theta).gradient * seen;
    path.push(point());
  }
  return path;
}
