import { softplus } from '../../arithmetic/activations';
import { askForFunction } from '../ask';

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The discriminator's loss in pairs. */
export const pairedLoss = askForFunction({
  id: '16-paired-loss',
  title: 'The loss of pairs',
  starter: `/** The discriminator's relativistic loss: real[i] and fake[i] are the scores of a pair. */
function pairedLoss(real: number[], fake: number[]): number {
  return todo();
}

check('16-paired-loss', pairedLoss);`,
  worked: `const losses = real.map((score, i) => Math.log1p(Math.exp(fake[i] - score)));
return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;`,
  hints: [
    'For each pair: how much higher does the discriminator score the fake than the real example?',
    'softplus(x) = log(1 + e^x) makes a loss of that. Math.log1p(y) is log(1 + y).',
    'The mean of softplus(fake[i] − real[i]) over the pairs.',
  ],
  cases: (): [number[], number[]][] => [
    [[0], [0]],
    [[2], [-1]],
    [
      [1, 3, -1],
      [0.5, -2, 2],
    ],
  ],
  solution: (real, fake) => mean(real.map((score, i) => softplus(fake[i]! - score))),
  wrongAnswers: [
    {
      answer: (real, fake) => mean(real.map((score, i) => softplus(score - fake[i]!))),
      hint: 'That is the loss of the generator: it is small where fakes score higher. Turn the difference round.',
    },
    {
      answer: (real, fake) => real.reduce((sum, score, i) => sum + softplus(fake[i]! - score), 0),
      hint: 'You add up the pairs. A loss of a batch is the mean, so that it does not grow with the batch.',
    },
    {
      answer: (real, fake) => softplus(mean(fake) - mean(real)),
      hint: 'You compare the means of both sides, once. Compare pair by pair; take the mean afterwards.',
    },
    {
      answer: (real, fake) => mean(real.map((score) => softplus(-score))) + mean(fake.map(softplus)),
      hint: 'That is the cross entropy of notebook 05: each score alone against 0. Here it is held against its partner.',
    },
  ],
});
