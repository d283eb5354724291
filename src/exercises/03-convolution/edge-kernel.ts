import { convolve } from '../../arithmetic/convolution';
import { makeMatrix } from '../../arithmetic/matrix';
import { formatValue } from '../compare';
import type { Exercise, Verdict, WrongAnswer } from '../exercise';

const flat = makeMatrix([5, 5], () => 4);
const horizontal = makeMatrix([5, 5], (row) => (row < 2 ? 0 : 1));
const vertical = makeMatrix([5, 5], (_, column) => (column < 2 ? 0 : 1));

const wrongAnswers: WrongAnswer<number[][]>[] = [
  {
    answer: [
      [-1, -1, -1],
      [0, 0, 0],
      [1, 1, 1],
    ],
    hint: 'It answers to a horizontal edge: it compares the row below with the row above. Which two does a vertical edge part?',
  },
  {
    answer: makeMatrix([3, 3], () => 1),
    hint: 'It answers to a flat image. What must the weights add up to, so that equal pixels cancel?',
  },
  {
    answer: makeMatrix([3, 3]),
    hint: 'It is silent on everything, the vertical edge as well.',
  },
];

function check(kernel: number[][]): Verdict {
  const shape = Array.isArray(kernel) && kernel.length === 3 && kernel.every((row) => row.length === 3);
  if (!shape)
    return {
      right: false,
      hint: `A 3×3 kernel is three rows of three numbers; yours is ${formatValue(kernel)}.`,
    };
  const isSilent = (image: number[][]) =>
    convolve(image, kernel)
      .flat()
      .every((x) => Math.abs(x) < 1e-9);
  const [first, second, third] = wrongAnswers;
  if (!isSilent(flat)) return { right: false, hint: second!.hint };
  if (!isSilent(horizontal)) return { right: false, hint: first!.hint };
  if (isSilent(vertical)) return { right: false, hint: third!.hint };
  return { right: true, message: 'Silent on both, and not on the vertical edge.' };
}

/** Any kernel that sees vertical edges only is right. */
export const edgeKernel: Exercise<number[][]> = {
  id: '03-edge-kernel',
  title: 'A kernel that sees vertical edges only',
  starter: `// A 3×3 kernel that gives 0 on a flat image and on a horizontal edge,
// and something else on a vertical edge.
const edgeKernel: number[][] | undefined = undefined;

check('03-edge-kernel', edgeKernel);`,
  worked: '[[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]',
  hints: [
    'The notebook’s kernel compares two rows. Compare two columns.',
    'Equal pixels must cancel within every row, or a horizontal edge will be heard.',
    'Every row adds up to 0: a negative weight on the left, as much on the right.',
  ],
  check,
  solution: [
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],
  ],
  wrongAnswers,
};
