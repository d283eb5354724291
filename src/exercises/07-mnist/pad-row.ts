import { askForFunction } from '../ask';

type Arguments = [row: number[], size: number];

const BLACK = -1;

const surround = (row: number[], before: number, after: number, value: number) => [
  ...new Array<number>(before).fill(value),
  ...row,
  ...new Array<number>(after).fill(value),
];

/** A border after the scaling, where 0 is grey. */
export const padRow = askForFunction({
  id: '07-pad-row',
  title: 'A black border, after the scaling',
  starter: `/** A row of scaled pixels with as much black on the left as on the right, \`size\` in all. */
function padRow(row: number[], size: number): number[] {
  return todo();
}

check('07-pad-row', padRow);`,
  worked: `const border = new Array((size - row.length) / 2).fill(-1); // −1 is black
return [...border, ...row, ...border];`,
  hints: [
    'Which number does the byte 0 become, when the bytes are scaled?',
    'size − row.length pixels are missing. Half of them come before the row.',
    'new Array<number>(border).fill(black) makes one side; [...side, ...row, ...side] joins the parts.',
  ],
  cases: (): Arguments[] => [
    [[0.5, 1], 6],
    [[-0.2], 3],
    [[1, 0, 0.4], 3],
  ],
  solution: (row, size) => {
    const border = (size - row.length) / 2;
    return surround(row, border, border, BLACK);
  },
  wrongAnswers: [
    {
      answer: (row, size) => surround(row, (size - row.length) / 2, (size - row.length) / 2, 0),
      hint: 'The places are right. But 0 is black only before the scaling: what is it from −1 to 1?',
    },
    {
      answer: (row, size) => surround(row, 0, size - row.length, BLACK),
      hint: 'Long enough, and black. But all of it is on the right: the digit is no longer in the middle.',
    },
    {
      answer: (row, size) => surround(row, size - row.length, size - row.length, BLACK),
      hint: 'Too long: you put all the missing pixels on each side.',
    },
  ],
});
