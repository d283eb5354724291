import { askForFunction } from '../ask';

/** What a gradient reversal hands back. */
export const reversed = askForFunction({
  id: '15-reversed',
  title: 'Behind the reversal, and before it',
  starter: `/** What goes on to the trunk of the gradient that arrives, with the strength lambda. */
function throughReversal(gradient: number[], lambda: number): number[] {
  return todo();
}

check('15-reversed', throughReversal);`,
  worked: 'return gradient.map((g) => -lambda * g);',
  hints: [
    'On the way forward a reversal changes nothing. On the way back it changes each number of the list.',
    'Two things happen to a number: it is made weaker or stronger, and it is turned round.',
    'Multiply each number by −λ.',
  ],
  cases: (): [number[], number][] => [
    [[3], 0.5],
    [[1, -2, 0.5], 1],
    [[4, -8], 0.25],
  ],
  solution: (gradient, lambda) => gradient.map((g) => -lambda * g),
  wrongAnswers: [
    {
      answer: (gradient, lambda) => gradient.map((g) => lambda * g),
      hint: 'The strength is there, the turn is not: so the trunk would help the domain head.',
    },
    {
      answer: (gradient) => gradient.map((g) => -g),
      hint: 'It is turned, but always at full strength. What is lambda for?',
    },
    {
      answer: (gradient, lambda) => gradient.map((g) => g - lambda),
      hint: 'You subtract lambda from each number. A gradient is made weaker by a factor.',
    },
  ],
});
