import { logitCrossEntropy } from '../../arithmetic/cross-entropy';
import { askForFunction } from '../ask';

const asReal = (logit: number) => logitCrossEntropy(logit, 1);
const asFake = (logit: number) => logitCrossEntropy(logit, 0);

/** The discriminator's loss with mismatched requests (Reed et al. 2016). */
export const threePairs = askForFunction({
  id: '14-three-pairs',
  title: 'Three kinds of pairs',
  starter: `/** Its logits for a real picture, a made one, and a real one beside another's request. */
function discriminatorLoss(right: number, made: number, wrong: number): number {
  return todo();
}

check('14-three-pairs', discriminatorLoss);`,
  worked: `const probability = (logit: number) => 1 / (1 + Math.exp(-logit));
const refused = -Math.log(1 - probability(made)) - Math.log(1 - probability(wrong));
return -Math.log(probability(right)) + refused / 2;`,
  hints: [
    'A logit becomes the probability "real, and it fits": 1 / (1 + e^(−logit)).',
    'The first pair should be called real: −log D. The two others should be refused: −log(1 − D).',
    'The two refused pairs count half each, so that they weigh as much together as the first one.',
  ],
  cases: (): [number, number, number][] => [
    [0, 0, 0],
    [2, -1, 1],
    [-1, 0.5, -3],
  ],
  solution: (right, made, wrong) => asReal(right) + (asFake(made) + asFake(wrong)) / 2,
  wrongAnswers: [
    {
      answer: (right, made) => asReal(right) + asFake(made),
      hint: 'This is the loss without the third kind. Then the discriminator may look at the picture alone.',
    },
    {
      answer: (right, made, wrong) => asReal(right) + asFake(made) + asFake(wrong),
      hint: 'The two pairs to be refused count half each. Else "no" would be asked for twice as often as "yes".',
    },
    {
      answer: (right, made, wrong) => asReal(right) + (asFake(made) + asReal(wrong)) / 2,
      hint: 'The third picture is real, but it does not fit its request. Should the discriminator say yes?',
    },
    {
      answer: (right, made, wrong) => asFake(right) + (asReal(made) + asReal(wrong)) / 2,
      hint: 'Turned round: so the discriminator would learn to refuse what is real and fits.',
    },
  ],
});
