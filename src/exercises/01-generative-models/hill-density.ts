import { logDensity } from '../../arithmetic/kernel-density';
import { askForFunction } from '../ask';

type Arguments = [examples: number[], place: number, bandwidth: number];

const density = (examples: number[], place: number, bandwidth: number) =>
  Math.exp(
    logDensity(
      examples.map((x) => [x]),
      [place],
      bandwidth,
    ),
  );

/** A kernel density on a line. */
export const hillDensity = askForFunction({
  id: '01-hill-density',
  title: 'The mean of the hills',
  starter: `/** Density at a place of the line: the mean of one bell of width h around each example. */
function density(examples: number[], place: number, h: number): number {
  return todo();
}

check('01-hill-density', density);`,
  worked: `const height = 1 / (h * Math.sqrt(2 * Math.PI));
const hills = examples.map((x) => height * Math.exp(-((place - x) ** 2) / (2 * h ** 2)));
return hills.reduce((sum, hill) => sum + hill, 0) / examples.length;`,
  hints: [
    'One bell first: exp(−(place − x)² / (2h²)), divided by h · √(2π), so that its area is 1.',
    'Add the bells of all examples up at this place.',
    'The whole must have area 1, too: divide by the number of examples.',
  ],
  cases: (): Arguments[] => [
    [[0], 0, 1],
    [[0, 2], 1, 0.5],
    [[-1, 0, 4], 0.5, 2],
    [[3, 3, 3, 5], 3, 0.1],
  ],
  solution: density,
  wrongAnswers: [
    {
      answer: (examples, place, h) => density(examples, place, h) * examples.length,
      hint: 'You added the bells up. Each has area 1, so the area of all is their number: take the mean.',
    },
    {
      answer: (examples, place, h) => density(examples, place, h) * h * Math.sqrt(2 * Math.PI),
      hint: 'The top of your bells is 1. Divide by h · √(2π), so that the area is 1.',
    },
    {
      answer: (examples, place, h) => density(examples, place, h) * h,
      hint: 'A narrower bell must be higher. Where is h in front of the exponential?',
    },
  ],
});
