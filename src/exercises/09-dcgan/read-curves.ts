import { askForValue } from '../ask';

/** What a loss of 2 · log 2 says, and what it does not say. */
export const readCurves = askForValue<'a' | 'b' | 'c'>({
  id: '09-read-curves',
  title: 'Read the curves',
  starter: `// a: The images are as good as real ones.
// b: The discriminator is far ahead of the generator.
// c: This discriminator has no idea. The images may be good or bad.
const readCurves: 'a' | 'b' | 'c' | undefined = undefined;

check('09-read-curves', readCurves);`,
  worked: "'c'",
  hints: [
    'Which loss did the untrained discriminator have, and what did the untrained images look like?',
    'A discriminator of 0.5 everywhere says nothing about the images. It says something about itself.',
  ],
  solution: 'c',
  wrongAnswers: [
    {
      answer: 'a',
      hint: 'Perhaps. But before the training the loss is near 1.386, too. Were those images good?',
    },
    {
      answer: 'b',
      hint: 'A discriminator that is ahead pays little: its loss is far below that of a guess. Is this one?',
    },
  ],
  otherwise: 'Write one of the three letters, small and in quotes.',
});
