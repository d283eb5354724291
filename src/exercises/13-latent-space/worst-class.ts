import { askForFunction } from '../ask';

type Arguments = [asked: number[], read: number[]];

const share = (asked: number[], read: number[]) =>
  asked.filter((digit, i) => digit === read[i]).length / asked.length;

/** The class that a conditional generator draws worst. */
export const worstClass = askForFunction({
  id: '13-worst-class',
  title: 'The digit that it draws worst',
  starter: `/** Of all digits that were asked for: the one whose images are read as asked least often. */
function worstDigit(asked: number[], read: number[]): number {
  return todo();
}

check('13-worst-class', worstDigit);`,
  worked: `const digits = [...new Set(asked)];
const shareOf = (digit: number) => {
  const places = asked.flatMap((one, i) => (one === digit ? [i] : []));
  return places.filter((i) => read[i] === digit).length / places.length;
};
return digits.reduce((worst, digit) => (shareOf(digit) < shareOf(worst) ? digit : worst));`,
  hints: [
    'new Set(asked) has each digit once.',
    'For one digit: take the images that it was asked for, and count those that are read as it.',
    'A digit that was asked for more often has more misses: compare shares, not counts.',
  ],
  cases: (): Arguments[] => [
    [
      [3, 3, 7, 7],
      [3, 3, 7, 1],
    ],
    [[1, 1, 1, 1, 1, 1, 8, 8], [1, 1, 1, 7, 7, 7, 8, 3].map((digit, i) => (i === 5 ? 1 : digit))],
    [
      [0, 0, 0, 0, 5, 5, 2, 2, 2],
      [0, 0, 6, 6, 3, 3, 2, 2, 5],
    ],
  ],
  solution: worst,
  wrongAnswers: [
    {
      answer: (asked, read) =>
        [...new Set(asked)].reduce((most, digit) =>
          share(...of(digit, asked, read)) > share(...of(most, asked, read)) ? digit : most,
        ),
      hint: 'That is the digit that it draws best.',
    },
    {
      answer: (asked, read) => {
        const misses = (digit: number) => asked.filter((one, i) => one === digit && read[i] !== digit).length;
        return [...new Set(asked)].reduce((most, digit) => (misses(digit) > misses(most) ? digit : most));
      },
      hint: 'You count misses. A digit that was asked for more often has more of them: compare shares.',
    },
    {
      answer: (asked, read) => {
        const wrong = read.filter((digit, i) => digit !== asked[i]);
        return wrong[0] ?? asked[0]!;
      },
      hint: 'That is what a wrong image was read as. Which digit was asked for?',
    },
  ],
});

function of(digit: number, asked: number[], read: number[]): [number[], number[]] {
  const places = asked.flatMap((one, i) => (one === digit ? [i] : []));
  return [places.map((i) => asked[i]!), places.map((i) => read[i]!)];
}

function worst(asked: number[], read: number[]): number {
  return [...new Set(asked)].reduce((least, digit) =>
    share(...of(digit, asked, read)) < share(...of(least, asked, read)) ? digit : least,
  );
}
