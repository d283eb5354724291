import { convolutionSize } from '../../arithmetic/sizes';
import { askForFunction } from '../ask';

type Arguments = [size: number, kernel: number, stride: number, padding: number];

/** The size formula of a convolution. */
export const outputSize = askForFunction({
  id: '03-output-size',
  title: 'How large is the output?',
  starter: `/** Length of the output, with the same padding on both sides. */
function outputSize(size: number, kernel: number, stride: number, padding: number): number {
  return todo();
}

check('03-output-size', outputSize);`,
  worked: `// So many moves fit; the place where the window starts counts, too.
return Math.floor((size + 2 * padding - kernel) / stride) + 1;`,
  hints: [
    'How long is the input with its padding? How far can a window of that kernel move in it?',
    'It can move size + 2 · padding − kernel places. Every stride-th of them is used.',
    'Divide by the stride and round down; the window at the very start counts, too.',
  ],
  cases: (): Arguments[] => [
    [4, 3, 1, 0],
    [5, 3, 2, 1],
    [6, 3, 2, 1],
    [28, 5, 2, 2],
    [7, 2, 3, 0],
  ],
  solution: (size, kernel, stride, padding) => convolutionSize({ size, kernel, stride, padding }),
  wrongAnswers: [
    {
      answer: (size, kernel, stride, padding) => (size + 2 * padding - kernel) / stride + 1,
      hint: 'Half a window is none: what happens where the stride does not divide evenly?',
    },
    {
      answer: (size, kernel, stride, padding) => Math.floor((size + padding - kernel) / stride) + 1,
      hint: 'The padding is put on both sides.',
    },
    {
      answer: (size, kernel, stride, padding) => Math.floor((size + 2 * padding - kernel) / stride),
      hint: 'Always one too few: you counted the moves. How many places does a window visit in two moves?',
    },
  ],
});
