import { askForFunction } from '../ask';

type Arguments = [weight: number, gradient: number, square: number];

const RATE = 0.001;
const EPSILON = 1e-7;
const mix = (square: number, gradient: number, rho = 0.9) => rho * square + (1 - rho) * gradient ** 2;

/** Deck 002's optimiser (L145-154) by hand. */
export const rmspropStep = askForFunction<Arguments, number[]>({
  id: '06-rmsprop-step',
  title: 'One step of RMSprop',
  starter: `/** [new weight, new square] after a step with rate 0.001, rho 0.9 and epsilon 1e-7. */
function rmspropStep(weight: number, gradient: number, square: number): number[] {
  return todo();
}

check('06-rmsprop-step', rmspropStep);`,
  worked: `const next = 0.9 * square + 0.1 * gradient ** 2;
return [weight - (0.001 * gradient) / Math.sqrt(next + 1e-7), next];`,
  hints: [
    'First the running mean of squares: keep 90 % of the old one, and add 10 % of the squared gradient.',
    'Then move against the gradient, divided by the root of the *new* mean of squares plus epsilon.',
    'weight − 0.001 · gradient / Math.sqrt(newSquare + 1e-7)',
  ],
  cases: () => [
    [0.5, 2, 0],
    [-1, -0.3, 0.04],
    [0.2, 10, 1],
  ],
  tolerance: 1e-9,
  solution: (weight, gradient, square) => {
    const next = mix(square, gradient);
    return [weight - (RATE * gradient) / Math.sqrt(next + EPSILON), next];
  },
  wrongAnswers: [
    {
      answer: (weight, gradient, square) => [
        weight - (RATE * gradient) / Math.sqrt(square + EPSILON),
        mix(square, gradient),
      ],
      hint: 'You divide by the old mean of squares. Update it first: in the first step the old one is 0.',
    },
    {
      answer: (weight, gradient, square) => {
        const next = mix(square, gradient);
        return [weight - (RATE * gradient) / (next + EPSILON), next];
      },
      hint: 'The root is missing: the gradient and what it is divided by should have the same unit.',
    },
    {
      answer: (weight, gradient, square) => {
        const next = mix(square, gradient);
        return [weight + (RATE * gradient) / Math.sqrt(next + EPSILON), next];
      },
      hint: 'This climbs. To make a loss smaller, go against its gradient.',
    },
    {
      answer: (weight, gradient, square) => {
        const next = mix(square, gradient, 0.1);
        return [weight - (RATE * gradient) / Math.sqrt(next + EPSILON), next];
      },
      hint: 'Rho is the share of the *old* mean that is kept.',
    },
  ],
});
