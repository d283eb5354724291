import { askForValue } from '../ask';

/** ERR-1, found by the reader. */
export const findTheError = askForValue<number[]>({
  id: '03-find-the-error',
  title: 'One of these four numbers is wrong',
  starter: `// The lecture's output is [[-4, -6], [-6, -2]]. Which number is wrong, and what should it be?
// [row, column, value], with rows and columns from 1.
const correction: number[] | undefined = undefined;

check('03-find-the-error', correction);`,
  worked: '[2, 1, -7]',
  hints: [
    'Step through the player above and compare each sum with the lecture’s.',
    'The kernel takes the window’s last row minus its first; the middle row does not count.',
    'For the second row of the output the window starts at the second row of the input: 8, 1, 4.',
  ],
  solution: [2, 1, -7],
  wrongAnswers: [
    { answer: [1, 0, -7], hint: 'The value is right. Count rows and columns from 1 here.' },
    { answer: [1, 2, -7], hint: 'The value is right, row and column are exchanged: the row comes first.' },
    {
      answer: [2, 1, 7],
      hint: 'The place is right. That is the sum with the kernel turned by 180°; the lecture does not turn it.',
    },
    {
      answer: [1, 2, -6],
      hint: 'That is what the lecture prints there, and it is right. Check the next row.',
    },
  ],
  otherwise:
    'Not that. Compute (sum of the window’s last row) − (sum of its first row) for all four windows.',
});
