import { sigmoid } from '../../arithmetic/activations';
import { askForFunction } from '../ask';

/** The generator's loss in a pair game. */
export const joinedLoss = askForFunction({
  id: '14-joined-loss',
  title: 'Two aims in one number',
  starter: `/** The error in the pixels, and with this weight the loss of not passing for real. */
function generatorLoss(pixelLoss: number, logit: number, weight: number): number {
  return todo();
}

check('14-joined-loss', generatorLoss);`,
  worked: 'return pixelLoss + weight * -Math.log(1 / (1 + Math.exp(-logit)));',
  hints: [
    "The discriminator's logit becomes a probability that the answer is real: D = 1 / (1 + e^(−logit)).",
    'The generator wants D to be large, so its adversarial loss is −log D.',
    'pixelLoss + weight · (−log D).',
  ],
  cases: (): [number, number, number][] => [
    [0.1, 0, 0.02],
    [0.1, -3, 1],
    [0, 2, 0.5],
  ],
  solution: (pixelLoss, logit, weight) => pixelLoss - weight * Math.log(sigmoid(logit)),
  wrongAnswers: [
    {
      answer: (pixelLoss, logit, weight) => pixelLoss + weight * Math.log(sigmoid(logit)),
      hint: 'A sign: so the generator would be rewarded for being caught.',
    },
    {
      answer: (pixelLoss, logit, weight) => pixelLoss - weight * Math.log(1 - sigmoid(logit)),
      hint: "That is the discriminator's loss for a fake. The generator wants to pass for real.",
    },
    {
      answer: (pixelLoss, logit, weight) => weight * pixelLoss - Math.log(sigmoid(logit)),
      hint: 'The weight belongs to the adversarial loss; the pixels have weight 1.',
    },
  ],
});
