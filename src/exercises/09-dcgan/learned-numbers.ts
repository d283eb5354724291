import { countConvolutionParameters } from '../../arithmetic/channels';
import { askForValue } from '../ask';

const KERNELS = countConvolutionParameters({ kernel: 5, inputs: 32, outputs: 8, bias: false });

/** Parameters of a layer that an optimiser moves, and those that are only gathered. */
export const learnedNumbers = askForValue<number>({
  id: '09-learned-numbers',
  title: 'What does the optimiser move?',
  starter: `// Transposed convolution, 5 × 5, 32 to 8 channels, no bias; then batch normalisation.
const learnedNumbers: number | undefined = undefined;

check('09-learned-numbers', learnedNumbers);`,
  worked: '5 * 5 * 32 * 8 + 2 * 8',
  hints: [
    'A transposed convolution has a kernel for each pair of an input and an output channel.',
    'Batch normalisation has a scale, a shift, a mean and a variance for each channel.',
    'The mean and the variance are gathered from the batches. No slope moves them.',
  ],
  solution: KERNELS + 2 * 8,
  wrongAnswers: [
    {
      answer: KERNELS,
      hint: 'The transposed convolution is right. Batch normalisation learns something, too.',
    },
    {
      answer: KERNELS + 4 * 8,
      hint: 'Those are all numbers. Two of the four in each channel are gathered, not learned.',
    },
    {
      answer: KERNELS + 2 * 32,
      hint: 'Batch normalisation comes behind the transposed convolution. How many channels does it see?',
    },
    {
      answer: KERNELS + 8,
      hint: 'You have one number for each channel, as a bias has. What does batch normalisation learn?',
    },
  ],
  otherwise: 'Count the kernels first. Then count what batch normalisation learns for each channel.',
});
