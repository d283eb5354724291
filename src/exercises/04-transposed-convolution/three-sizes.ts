import { transposedSize } from '../../arithmetic/sizes';
import { askForFunction } from '../ask';

type Arguments = [size: number, kernel: number, stride: number];

/** ERR-4: one layer, three paddings. */
export const threeSizes = askForFunction({
  id: '04-three-sizes',
  title: 'Two sizes in Keras',
  starter: `/** Output lengths in Keras, [valid, same], for a kernel at least as long as the stride. */
function kerasSizes(size: number, kernel: number, stride: number): number[] {
  return todo();
}

check('04-three-sizes', kerasSizes);`,
  worked: 'return [(size - 1) * stride + kernel, size * stride];',
  hints: [
    "'valid' cuts nothing off: the whole canvas of stamps.",
    "'same' turns round the 'same' of a convolution, which goes from n · stride to n.",
    'The canvas is (size − 1) · stride + kernel long.',
  ],
  cases: (): Arguments[] => [
    [3, 3, 2],
    [7, 5, 2],
    [4, 4, 4],
    [2, 3, 1],
  ],
  solution: (size, kernel, stride) => [
    transposedSize({ size, kernel, stride }),
    transposedSize({ size, kernel, stride, padding: 'same' }),
  ],
  wrongAnswers: [
    {
      answer: (size, kernel, stride) => [(size - 1) * stride + kernel - 2, size * stride],
      hint: "'same' is right. Your 'valid' is the lecture's: it takes a place off both ends, which is PyTorch's padding 1.",
    },
    {
      answer: (size, kernel, stride) => [(size - 1) * stride + kernel, size],
      hint: "'valid' is right. 'same' keeps the size of a convolution at stride 1; what is the reverse of dividing by the stride?",
    },
    {
      answer: (size, kernel, stride) => [size * stride, (size - 1) * stride + kernel],
      hint: 'Both sizes are right, in the wrong order: [valid, same].',
    },
  ],
});
