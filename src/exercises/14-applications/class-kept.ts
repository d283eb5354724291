import { askForFunction } from '../ask';

const share = (labels: number[], table: number[], isSo: (i: number) => boolean) =>
  labels.filter((_, i) => isSo(i)).length / table.length;

/** What cycle consistency does not ask. */
export const classKept = askForFunction({
  id: '14-class-kept',
  title: 'Is a 3 still a 3?',
  starter: `/** Example i becomes example table[i]. Gives the share whose label stays the same. */
function shareKept(labels: number[], table: number[]): number {
  return todo();
}

check('14-class-kept', shareKept);`,
  worked: 'return table.filter((to, from) => labels[to] === labels[from]).length / table.length;',
  hints: [
    'Go through the table: from is the place in the list, to is what stands there.',
    'Compare labels[from] with labels[to].',
    'Count the equal ones, and divide by how many there are.',
  ],
  cases: (): [number[], number[]][] => [
    [
      [0, 1, 1, 0],
      [1, 2, 0, 3],
    ],
    [
      [0, 1, 2],
      [1, 2, 0],
    ],
    [
      [2, 2, 1, 0, 1],
      [1, 0, 4, 3, 2],
    ],
  ],
  solution: (labels, table) => share(labels, table, (i) => labels[table[i]!] === labels[i]),
  wrongAnswers: [
    {
      answer: (labels, table) => share(labels, table, (i) => table[i] === i),
      hint: 'You count examples that become themselves. Another example of the same class is right, too.',
    },
    {
      answer: (labels, table) => share(labels, table, (i) => table[i] === labels[i]),
      hint: 'You compare a place with a label. Which label has the example at that place?',
    },
    {
      answer: (labels, table) => share(labels, table, (i) => labels[table[i]!] === labels[i]) * labels.length,
      hint: 'That is how many. A share is between 0 and 1.',
    },
  ],
});
