import { askForFunction } from '../ask';

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const total = (table: number[][]) => sum(table.flat());
const purityOf = (table: number[][]) => sum(table.map((row) => Math.max(...row))) / total(table);

/** Purity from a table of codes and digits. */
export const purity = askForFunction({
  id: '13-purity',
  title: 'Purity of codes',
  starter: `// table[code][digit]: images. A code's name is the digit that its images are read as most.
/** Share of all images that are read as the name of their code. */
function purity(table: number[][]): number {
  return todo();
}

check('13-purity', purity);`,
  worked: `const all = table.flat().reduce((sum, count) => sum + count, 0);
const named = table.reduce((sum, row) => sum + Math.max(...row), 0);
return named / all;`,
  hints: [
    'The name of a code is the digit that it draws most often: the largest number of its row.',
    'Math.max(...row) is how many images of that code have its name.',
    'Add these up, and divide by all images.',
  ],
  cases: (): [number[][]][] => [
    [
      [
        [8, 2],
        [1, 9],
      ],
    ],
    [
      [
        [5, 5, 0],
        [10, 0, 0],
        [2, 1, 7],
      ],
    ],
    [
      [
        [3, 1],
        [30, 6],
      ],
    ],
  ],
  solution: purityOf,
  wrongAnswers: [
    {
      answer: (table) => sum(table.map((row, i) => row[i]!)) / total(table),
      hint: 'You take code 3 for digit 3. Nobody told the network which code is which digit: look for the name of each.',
    },
    {
      answer: (table) => sum(table.map((row) => Math.max(...row) / sum(row))) / table.length,
      hint: 'That is the mean of shares. Codes with many images then count as much as those with few.',
    },
    {
      answer: (table) =>
        sum(table[0]!.map((_, j) => Math.max(...table.map((row) => row[j]!)))) / total(table),
      hint: 'You look for the best code of each digit. It is the other way round: the best digit of each code.',
    },
  ],
});
