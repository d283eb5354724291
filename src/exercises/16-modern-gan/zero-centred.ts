import { askForFunction } from '../ask';

const square = (slope: number[]) => slope.reduce((sum, value) => sum + value ** 2, 0);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** R1 from slopes. */
export const zeroCentred = askForFunction({
  id: '16-zero-centred',
  title: 'A penalty that wants flat',
  starter: `/** γ/2 times the mean squared length of the slopes, one for each example. */
function zeroCentredPenalty(slopes: number[][], gamma: number): number {
  return todo();
}

check('16-zero-centred', zeroCentredPenalty);`,
  worked: `const total = slopes.flat().reduce((sum, value) => sum + value * value, 0);
return ((gamma / 2) * total) / slopes.length;`,
  hints: [
    'The squared length of a slope (3, 4) is 3² + 4² = 25.',
    'Take the mean over the examples, not over all numbers.',
    'γ/2 times that mean. A flat discriminator pays nothing.',
  ],
  cases: (): [number[][], number][] => [
    [[[3, 4]], 2],
    [
      [
        [1, 0],
        [0, -2],
      ],
      0.5,
    ],
    [
      [
        [1, 2, 2],
        [0, 0, 0],
        [2, -1, 0],
      ],
      1,
    ],
  ],
  solution: (slopes, gamma) => (gamma / 2) * mean(slopes.map(square)),
  wrongAnswers: [
    {
      answer: (slopes, gamma) =>
        (gamma / 2) * mean(slopes.map((slope) => (Math.sqrt(square(slope)) - 1) ** 2)),
      hint: "That is WGAN-GP's penalty: it wants slopes of length 1. This one is centred at 0.",
    },
    {
      answer: (slopes, gamma) => gamma * mean(slopes.map(square)),
      hint: 'Nearly: the penalty has γ/2 in front, so that its own slope has γ.',
    },
    {
      answer: (slopes, gamma) => (gamma / 2) * mean(slopes.map((slope) => Math.sqrt(square(slope)))),
      hint: 'You take the length. Take its square: no root.',
    },
    {
      answer: (slopes, gamma) =>
        (gamma / 2) * mean(slopes.flatMap((slope) => slope.map((value) => value ** 2))),
      hint: 'Your mean is over all numbers. A slope of many numbers would then cost less: add them up, and take the mean over the examples.',
    },
  ],
});
