import { askForFunction } from '../ask';

type Arguments = [size: number, largestStart: number];

const halve = (size: number, isDone: (side: number) => boolean, odd = false): number[] => {
  const sides = [size];
  while (!isDone(sides[0]!) && (odd || sides[0]! % 2 === 0)) sides.unshift(sides[0]! / 2);
  return sides;
};

/** From the size of the picture back to the side that a generator begins with. */
export const sides = askForFunction({
  id: '10-sides',
  title: 'The way up to a size',
  starter: `/** The sides up to size: halve it while the side is even and above largestStart. */
function sidesTo(size: number, largestStart: number): number[] {
  return todo();
}

check('10-sides', sidesTo);`,
  worked: `const sides = [size];
while (sides[0] > largestStart && sides[0] % 2 === 0) sides.unshift(sides[0] / 2);
return sides;`,
  hints: [
    'Go backwards: begin with the size, and halve.',
    'unshift puts a number in front of a list.',
    'Stop at the first side that is not above largestStart: 28 stops at 7 if the largest start is 7.',
  ],
  cases: (): Arguments[] => [
    [28, 7],
    [64, 7],
    [32, 8],
    [96, 7],
    [8, 7],
    [100, 7],
  ],
  solution: (size, largestStart) => halve(size, (side) => side <= largestStart),
  wrongAnswers: [
    {
      answer: (size, largestStart) => halve(size, (side) => side <= largestStart).reverse(),
      hint: 'The right sides, but a generator begins with the smallest.',
    },
    {
      answer: (size, largestStart) => halve(size, (side) => side < largestStart),
      hint: 'A side that equals largestStart is small enough: stop there.',
    },
    {
      answer: (size) => halve(size, () => false),
      hint: 'You halve as long as it goes. The first side should be as large as it may be.',
    },
    {
      answer: (size, largestStart) => halve(size, (side) => side <= largestStart, true),
      hint: 'An odd side has no half: stop there, though it is above largestStart.',
    },
  ],
});
