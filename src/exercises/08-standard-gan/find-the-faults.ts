import { askForValue } from '../ask';

/** ERR-12 and ERR-6, found by the reader in the listing that notebook 08 shows. */
export const findTheFaults = askForValue<number[]>({
  id: '08-find-the-faults',
  title: 'Three lines of this loop are wrong',
  starter: `// The numbers of the three lines: [1, 2, 3] if it were the first three.
const faultyLines: number[] | undefined = undefined;

check('08-find-the-faults', faultyLines);`,
  worked: '[1, 5, 6]',
  hints: [
    'One fault is of grammar: Python would not even begin. The other two are names.',
    'Which names does the listing define before it uses them? Write them down.',
    'It defines `imgs`, `real_labels` and `fake_labels`.',
  ],
  solution: [1, 5, 6],
  inAnyOrder: true,
  wrongAnswers: [
    { answer: [5, 6], hint: 'Both are wrong, and there is a third: how does a block begin in Python?' },
    {
      answer: [1, 5],
      hint: 'Both are wrong, and there is a third: who has defined the labels of the last loss?',
    },
    { answer: [1, 6], hint: 'Both are wrong, and there is a third: what does the loop call its batch?' },
    {
      answer: [1, 5, 7],
      hint: 'Half the sum is what that lecture means. Look at the names of the line above.',
    },
  ],
  otherwise:
    'Not all three. Go through the names of each line: is it the loop’s, or defined above? And one line is no Python.',
});
