import { type DiracOptions, traceDiracGan } from '../../arithmetic/dirac-gan';
import { minimax, nonSaturating } from '../../arithmetic/gan-losses';
import { askForFunction } from '../ask';

type Arguments = [theta: number, psi: number, rate: number];

const step = ([theta, psi, rate]: Arguments, options: DiracOptions = {}) => {
  const loss = nonSaturating;
  const path = traceDiracGan({ loss, learningRate: rate, steps: 1, start: { theta, psi }, ...options });
  return [path[1]!.theta, path[1]!.psi];
};

/** A training step of the smallest GAN, written out. */
export const diracStep = askForFunction({
  id: '05-dirac-step',
  title: 'One step of the smallest GAN',
  starter: `/** [θ, ψ] after the step. */
function diracStep(theta: number, psi: number, rate: number): number[] {
  return todo();
}

check('05-dirac-step', diracStep);`,
  worked: `const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));
// The discriminator's loss at the fake is −log(1 − σ(ψ θ)): its slope with respect to ψ is σ · θ.
const newPsi = psi - rate * sigmoid(psi * theta) * theta;
// The generator's is −log σ(ψ θ), with the new ψ: its slope with respect to θ is −(1 − σ) · ψ.
return [theta + rate * (1 - sigmoid(newPsi * theta)) * newPsi, newPsi];`,
  hints: [
    'First ψ: the loss at the real number 0 has no slope, since ψ · 0 is 0 for every ψ. What is left is −log(1 − D) at θ.',
    'The slope of −log(1 − σ(ψ θ)) with respect to ψ is σ(ψ θ) · θ; that of −log σ(ψ θ) with respect to θ is −(1 − σ(ψ θ)) · ψ.',
    'In turn: the generator’s slope is taken at the discriminator’s new ψ.',
  ],
  cases: (): Arguments[] => [
    [1, 1, 0.2],
    [0.5, -1, 0.1],
    [-1, 0.3, 0.5],
    [0, 1, 0.2],
  ],
  solution: (...args: Arguments) => step(args),
  wrongAnswers: [
    {
      answer: (...args) => step(args, { updates: 'simultaneous' }),
      hint: 'That is a step at once: your generator looks at the old ψ. In turn it meets the discriminator that has just moved.',
    },
    {
      answer: (...args) => step(args, { loss: minimax }),
      hint: 'In turn, yes, but with the loss of V. The slope of −log D is (D − 1) · ψ instead of −D · ψ.',
    },
    {
      answer: (theta, psi, rate) => step([theta, psi, -rate]),
      hint: 'Both go uphill. A step goes against the slope of the player’s own loss.',
    },
    {
      answer: (...args) => [...step(args)].reverse(),
      hint: 'The numbers are right, in the wrong order: [θ, ψ].',
    },
  ],
});
