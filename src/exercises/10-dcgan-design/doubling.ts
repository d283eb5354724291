import { askForFunction } from '../ask';

type Arguments = [kernel: number];

/** Which padding makes a transposed convolution of stride 2 double exactly. */
export const doubling = askForFunction({
  id: '10-doubling',
  title: 'Twice as large, exactly',
  starter: `/** PyTorch's padding with which stride 2 and this even kernel double every size exactly. */
function paddingFor(kernel: number): number {
  return todo();
}

check('10-doubling', paddingFor);`,
  worked: `// 2 (n − 1) + kernel − 2 p = 2 n
return (kernel - 2) / 2;`,
  hints: [
    'Write the size formula of notebook 04 with stride 2.',
    '2 (n − 1) + kernel − 2 p must be 2 n, whatever n is.',
    'The n falls out: kernel − 2 − 2 p = 0.',
  ],
  cases: (): Arguments[] => [[2], [4], [6], [8]],
  solution: (kernel) => (kernel - 2) / 2,
  wrongAnswers: [
    {
      answer: (kernel) => kernel / 2,
      hint: 'With that the picture gets two pixels too small: the first stamp starts at 0, not at 2.',
    },
    {
      answer: (kernel) => kernel - 2,
      hint: 'You cut that much in all. The padding is cut off at *each* end.',
    },
    {
      answer: (kernel) => (kernel - 1) / 2,
      hint: 'That keeps the size of a convolution with stride 1. Here the size should double.',
    },
  ],
});
