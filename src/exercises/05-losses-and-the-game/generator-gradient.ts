import { sigmoid } from '../../arithmetic/activations';
import { minimax, nonSaturating } from '../../arithmetic/gan-losses';
import { askForFunction } from '../ask';

/** ERR-5: the gradient that the code really has. */
export const generatorGradient = askForFunction({
  id: '05-generator-gradient',
  title: 'How hard is the generator pushed?',
  starter: `/** Slope of −log σ(logit), the non-saturating loss, with respect to the logit. */
function generatorGradient(logit: number): number {
  return todo();
}

check('05-generator-gradient', generatorGradient);`,
  worked: `// −1/σ · σ · (1 − σ) = σ − 1
return 1 / (1 + Math.exp(-logit)) - 1;`,
  hints: [
    'The slope of σ is σ · (1 − σ). Use the chain rule on −log σ.',
    'Most of it cancels: −1/σ · σ · (1 − σ).',
    'At logit −6 it should be close to −1, at logit 6 close to 0.',
  ],
  cases: (): [number][] => [[-6], [-1], [0], [2.5], [6]],
  solution: (logit) => nonSaturating.generator(logit).gradient,
  wrongAnswers: [
    {
      answer: (logit) => minimax.generator(logit).gradient,
      hint: 'That is the slope of log(1 − σ), the formula of the game’s value. Look how small it is at logit −6, where the generator does worst.',
    },
    {
      answer: (logit) => -nonSaturating.generator(logit).gradient,
      hint: 'The size is right. Should the loss rise or fall as the logit grows?',
    },
    {
      answer: (logit) => -1 / sigmoid(logit),
      hint: 'That is the slope with respect to the probability. Multiply it by the slope of the sigmoid.',
    },
  ],
});
