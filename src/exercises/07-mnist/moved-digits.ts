import { askForFindings, becauseOf } from '../ask-for-findings';

export interface Findings {
  inPlace: number;
  moved: number;
  because: string;
}

const HINTS = {
  share: 'Both are shares of right answers, between 0 and 1: right ones divided by all.',
  inPlace:
    'In place, about four of five digits are read. Compare each test digit with all ten mean images, and take the nearest.',
  moved:
    'Moved by three pixels it reads far fewer. Do you move the digit, and leave the means where they are?',
  a: 'Look at a moved digit: you read it at once. So all that makes it a digit is still there.',
  c: 'The means are those of the training digits; the test digits never went into them. What else changed?',
};

/** A reader of digits made of the ten means, and what moving the digits does to it. */
export const movedDigits = askForFindings<Findings>({
  id: '07-moved-digits',
  title: 'A reader made of ten blurs',
  starter: `// inPlace, moved: the share that readRight gives for 0 and for 3 pixels. because:
// 'a': A moved digit is no longer a digit.
// 'b': Pixels are compared place by place; ink beside the blur is a miss.
// 'c': The means have learned the test digits by heart.
const reader: { inPlace: number; moved: number; because: string } | undefined = undefined;

check('07-moved-digits', reader);`,
  worked: `{
  inPlace: 0.795, // seed 1
  moved: 0.377,
  because: 'b', // a convolution lays the same weights on every place: it does not mind
}`,
  hints: [
    'Run `readRight(0)` and `readRight(3)` in a cell of their own.',
    'Try 1, 2, 4 and 5, too. What does one pixel cost, what do five?',
    'Where is the ink of a moved digit, seen from the blur that it is compared with?',
  ],
  solution: { inPlace: 0.795, moved: 0.377, because: 'b' },
  claims: [
    { holds: ({ inPlace, moved }) => [inPlace, moved].every((x) => x >= 0 && x <= 1), hint: HINTS.share },
    { holds: ({ inPlace }) => inPlace > 0.65, hint: HINTS.inPlace },
    { holds: ({ inPlace, moved }) => moved < inPlace - 0.2, hint: HINTS.moved },
    ...becauseOf<Findings>('b', { a: HINTS.a, c: HINTS.c }),
  ],
  message: 'Three pixels cost many of its answers: that is why the networks of this course use convolutions.',
  wrongAnswers: [
    { answer: { inPlace: 79.5, moved: 37.7, because: 'b' }, hint: HINTS.share },
    { answer: { inPlace: 0.1, moved: 0.1, because: 'b' }, hint: HINTS.inPlace },
    { answer: { inPlace: 0.8, moved: 0.79, because: 'b' }, hint: HINTS.moved },
    { answer: { inPlace: 0.8, moved: 0.4, because: 'a' }, hint: HINTS.a },
    { answer: { inPlace: 0.8, moved: 0.4, because: 'c' }, hint: HINTS.c },
  ],
});
