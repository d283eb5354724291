import { discriminatorLoss } from '../../arithmetic/gan-losses';
import { askForValue } from '../ask';

/** The number to look for in a loss curve. */
export const equilibriumLoss = askForValue<number>({
  id: '05-equilibrium-loss',
  title: 'What a finished game costs',
  starter: `// The generator is perfect, the discriminator says ½ everywhere.
// What is its loss, real + fake as in the case study, to three decimals?
const equilibriumLoss: number | undefined = undefined;

check('05-equilibrium-loss', equilibriumLoss);`,
  worked: '2 * Math.log(2)',
  hints: [
    'What is −log ½? A calculator cell is allowed: Math.log.',
    'The loss has two parts, one for the real images and one for the fakes. What is each of them?',
  ],
  solution: discriminatorLoss({ real: [0], fake: [0] }).total,
  tolerance: 1e-3,
  wrongAnswers: [
    {
      answer: Math.log(2),
      hint: 'That is one part, or the half of the sum, as some lectures have it. The case study adds both parts.',
    },
    {
      answer: -Math.log(4),
      hint: 'That is the value of the game, which the discriminator maximises. Its loss is minus that.',
    },
    { answer: 0, hint: 'Loss 0 means that the discriminator is never wrong. This one is guessing.' },
    { answer: 1.39, hint: 'Right to two decimals; three are asked for.' },
    {
      answer: 1,
      hint: 'Each part is −log ½, and the logarithm is natural: ½ is the probability, not the loss.',
    },
  ],
  otherwise:
    'Take −log of the probability that it gives to the right answer, once for the real images and once for the fakes.',
});
