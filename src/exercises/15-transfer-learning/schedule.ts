import { reversalStrength } from '../../arithmetic/reversal-strength';
import { askForFunction } from '../ask';

/** λ over a training. */
export const schedule = askForFunction({
  id: '15-schedule',
  title: 'A strength that grows',
  starter: `/** The paper's strength, where the share progress of the training is done (0 to 1). */
function strengthAt(progress: number): number {
  return todo();
}

check('15-schedule', strengthAt);`,
  worked: 'return 2 / (1 + Math.exp(-10 * progress)) - 1;',
  hints: [
    'At the beginning the domain head knows nothing: the strength is 0. At the end it is nearly 1.',
    'The sigmoid 1 / (1 + e^(−10p)) goes from 0.5 to nearly 1.',
    'Stretch it: twice the sigmoid, less 1.',
  ],
  cases: (): [number][] => [[0], [0.1], [0.5], [1]],
  solution: reversalStrength,
  wrongAnswers: [
    {
      answer: (p) => 1 / (1 + Math.exp(-10 * p)),
      hint: 'That begins at 0.5. Stretch it, so that it begins at 0.',
    },
    {
      answer: (p) => p,
      hint: 'That grows evenly. The paper has a curve that rises fast and then levels off.',
    },
    {
      answer: (p) => 2 / (1 + Math.exp(10 * p)) - 1,
      hint: 'Your strength falls below 0: look at the sign in the exponent.',
    },
  ],
});
