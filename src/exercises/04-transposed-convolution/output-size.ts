import { transposedSize } from '../../arithmetic/sizes';
import { askForFunction } from '../ask';

type Arguments = [size: number, kernel: number, stride: number, padding: number];

/** The size formula of a transposed convolution, as PyTorch has it. */
export const transposedOutputSize = askForFunction({
  id: '04-output-size',
  title: 'How large does it get?',
  starter: `/** Output length of a transposed convolution in PyTorch: padding is taken off both ends. */
function outputSize(size: number, kernel: number, stride: number, padding: number): number {
  return todo();
}

check('04-output-size', outputSize);`,
  worked: 'return stride * (size - 1) + kernel - 2 * padding;',
  hints: [
    'Where does the last stamp start, and where does it end?',
    'It starts at (size − 1) · stride and is kernel long.',
    'Then both ends lose `padding` places.',
  ],
  cases: (): Arguments[] => [
    [2, 3, 1, 0],
    [3, 3, 2, 1],
    [4, 4, 2, 1],
    [3, 5, 3, 2],
  ],
  solution: (size, kernel, stride, padding) => transposedSize({ size, kernel, stride, padding }),
  wrongAnswers: [
    {
      answer: (size, kernel, stride, padding) => Math.floor((size + 2 * padding - kernel) / stride) + 1,
      hint: 'That is the size of a plain convolution. This one turns it round: from its output back to its input.',
    },
    {
      answer: (size, kernel, stride, padding) => stride * (size - 1) + kernel + 2 * padding,
      hint: 'Padding makes the output of a transposed convolution smaller: it cuts the rim off.',
    },
    {
      answer: (size, kernel, stride, padding) => stride * size + kernel - 2 * padding,
      hint: 'The first stamp starts at 0, so the last of n stamps has moved fewer than n strides.',
    },
  ],
});
