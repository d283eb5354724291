import { askForFunction } from '../ask';

/** Length in the middle of a straight way. */
export const middleLength = askForFunction({
  id: '13-middle-length',
  title: 'The middle of a straight way',
  starter: `/** Two latents of this length, at a right angle: how long is the one halfway between? */
function middleLength(length: number): number {
  return todo();
}

check('13-middle-length', middleLength);`,
  worked: 'return length / Math.sqrt(2);',
  hints: [
    'Try it in the plane: (r, 0) and (0, r).',
    'Halfway is (r/2, r/2).',
    'Its length is √(r²/4 + r²/4).',
  ],
  cases: (): [number][] => [[1], [10], [Math.sqrt(64)]],
  solution: (length) => length / Math.SQRT2,
  wrongAnswers: [
    { answer: (length) => length, hint: 'That is the way on the sphere. Straight on, one cuts the corner.' },
    {
      answer: (length) => length / 2,
      hint: 'Both coordinates are half as long; the length of the two together is more.',
    },
    { answer: (length) => length * Math.SQRT2, hint: 'That is how far the two ends are from each other.' },
  ],
});
