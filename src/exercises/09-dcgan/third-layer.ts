import { convolutionSize } from '../../arithmetic/sizes';
import { askForValue } from '../ask';

const halve = (size: number) => convolutionSize({ size, kernel: 5, stride: 2, padding: 'same' });
const SIDE = halve(halve(halve(28)));

/** The discriminator with one convolution more: an odd size is halved. */
export const thirdLayer = askForValue<number[]>({
  id: '09-third-layer',
  title: 'A third convolution for the discriminator',
  starter: `// [batch, height, width, channels] after the third convolution, for 16 digits of 28 × 28.
const thirdLayer: number[] | undefined = undefined;

check('09-third-layer', thirdLayer);`,
  worked: '[16, 4, 4, 256]',
  hints: [
    "Follow the discriminator's table: which height and width come out of its second convolution?",
    'The number of filters is the number of channels that come out.',
    "Padding 'same' with stride 2 halves the size, and rounds up.",
  ],
  solution: [16, SIDE, SIDE, 256],
  wrongAnswers: [
    {
      answer: [16, SIDE - 1, SIDE - 1, 256],
      hint: "An odd size has no exact half. Does padding 'same' round up or down?",
    },
    {
      answer: [16, 3.5, 3.5, 256],
      hint: "There is no half pixel. Which way does padding 'same' round?",
    },
    {
      answer: [SIDE, SIDE, 256],
      hint: 'That is the shape for one digit. Where is the batch?',
    },
    {
      answer: [16, 256, SIDE, SIDE],
      hint: 'All numbers are right. TensorFlow has the channels last.',
    },
    {
      answer: [16, 7, 7, 256],
      hint: 'The channels are right. That height and width go in: what does stride 2 do to them?',
    },
  ],
  otherwise: 'Write down the shape after each convolution, one after the other: the first makes 28 to 14.',
});
