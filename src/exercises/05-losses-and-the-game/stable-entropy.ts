import { logitCrossEntropy, naiveCrossEntropy } from '../../arithmetic/cross-entropy';
import { askForFunction } from '../ask';

type Arguments = [logit: number, label: number];

/** Cross entropy from a logit that does not overflow. */
export const stableEntropy = askForFunction({
  id: '05-stable-entropy',
  title: 'A loss that survives a sure discriminator',
  starter: `/** Binary cross entropy of a logit with the label 0 or 1, finite from −1000 to 1000. */
function stableEntropy(logit: number, label: number): number {
  return todo();
}

check('05-stable-entropy', stableEntropy);`,
  worked: 'return Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit)));',
  hints: [
    'Try 1 / (1 + Math.exp(1000)) and take its logarithm. Where is the digit lost?',
    '−log σ(L) = log(1 + e^−L). For large positive −L that is nearly −L: take max out of the logarithm.',
    'max(L, 0) − L · label + log(1 + e^−|L|), with Math.log1p for the last term.',
  ],
  cases: (): Arguments[] => [
    [0, 1],
    [2, 1],
    [-1.5, 0],
    [40, 0],
    [-800, 1],
    [1000, 0],
    [1000, 1],
  ],
  solution: logitCrossEntropy,
  wrongAnswers: [
    {
      answer: naiveCrossEntropy,
      hint: 'Right for small logits; from about 37 on it becomes Infinity or NaN, because the probability rounds to 0 or 1 before the logarithm.',
    },
    {
      answer: (logit, label) => {
        const q = Math.min(1 - 1e-7, Math.max(1e-7, 1 / (1 + Math.exp(-logit))));
        return -label * Math.log(q) - (1 - label) * Math.log(1 - q);
      },
      hint: 'Cutting the probability keeps it finite, but the loss stops growing at 16 and the gradient is gone. Work with the logit itself.',
    },
    {
      answer: (logit, label) => logitCrossEntropy(-logit, label),
      hint: 'Finite, but the labels are exchanged: with label 1 a large logit should cost nothing.',
    },
  ],
});
