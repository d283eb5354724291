import { assignPoints } from '../../arithmetic/k-means';
import { askForFunction } from '../ask';

type Arguments = [point: number[], centres: number[][]];

const distance = (a: number[], b: number[]) => Math.hypot(...a.map((x, i) => x - b[i]!));
const best = (values: number[], better: (a: number, b: number) => boolean) =>
  values.reduce((found, value, i) => (better(value, values[found]!) ? i : found), 0);

/** One half of a round of k-means. */
export const nearestCentre = askForFunction({
  id: '01-nearest-centre',
  title: 'Which group does a point join?',
  starter: `/** The number of the centre that lies nearest to the point, from 0. */
function nearestCentre(point: number[], centres: number[][]): number {
  return todo();
}

check('01-nearest-centre', nearestCentre);`,
  worked: `const squares = centres.map((c) => c.reduce((sum, x, i) => sum + (x - point[i]) ** 2, 0));
return squares.indexOf(Math.min(...squares));`,
  hints: [
    'First the distance of the point to each centre: square the differences, and add them up.',
    'The root changes nothing: the smallest square belongs to the smallest distance.',
    'Return the place of the smallest in the list, not the distance.',
  ],
  cases: (): Arguments[] => [
    [
      [0, 0],
      [
        [3, 0],
        [1, 1],
      ],
    ],
    [
      [5, 5],
      [
        [4, 4],
        [9, 9],
        [0, 0],
      ],
    ],
    [
      [0, 0],
      [
        [0, 4],
        [2.5, 2.5],
      ],
    ],
    [
      [-1, 2, 0],
      [
        [-1, 2, 3],
        [1, 2, 0],
        [-9, -9, -9],
      ],
    ],
  ],
  solution: (point, centres) => assignPoints([point], centres)[0]!,
  wrongAnswers: [
    {
      answer: (point, centres) =>
        best(
          centres.map((c) => distance(point, c)),
          (a, b) => a > b,
        ),
      hint: 'You chose the centre that is farthest away.',
    },
    {
      answer: (point, centres) => Math.min(...centres.map((c) => distance(point, c))),
      hint: 'That is the distance itself. Which centre does it belong to? Return its place in the list.',
    },
    {
      answer: (point, centres) =>
        best(
          centres.map((c) => c.reduce((sum, x, i) => sum + x - point[i]!, 0)),
          (a, b) => a < b,
        ),
      hint: 'Differences with different signs cancel each other. Square them before you add.',
    },
    {
      answer: (point, centres) =>
        best(
          centres.map((c) => c.reduce((sum, x, i) => sum + Math.abs(x - point[i]!), 0)),
          (a, b) => a < b,
        ),
      hint: 'You added the lengths along the axes. The straight way is shorter: use squares.',
    },
  ],
});
