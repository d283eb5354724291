import { askForFunction } from '../ask';

type Arguments = [standard: number, mean: number, deviation: number];

/** The way back from the scale of the training. */
export const restoreScale = askForFunction<Arguments, number>({
  id: '06-restore-scale',
  title: 'Back to the scale of the data',
  starter: `/** The number that standardising turned into \`standard\`. */
function restore(standard: number, mean: number, deviation: number): number {
  return todo();
}

check('06-restore-scale', restore);`,
  worked: 'return standard * deviation + mean;',
  hints: [
    'Standardising takes the mean away and then divides. Write that as a formula.',
    'Solve standard = (x − mean) / deviation for x.',
  ],
  cases: () => [
    [0, 18, 7],
    [1, 18, 7],
    [-0.5, 2, 4],
  ],
  solution: (standard, mean, deviation) => standard * deviation + mean,
  wrongAnswers: [
    {
      answer: (standard, mean, deviation) => (standard - mean) / deviation,
      hint: 'That is the way there. The generator is already on the scale of mean 0; you want the way back.',
    },
    {
      answer: (standard, mean, deviation) => (standard + mean) * deviation,
      hint: 'Undo the steps in the opposite order: what was done last is undone first.',
    },
    {
      answer: (standard, mean) => standard + mean,
      hint: 'The mean is right, but a standard 1 must be one deviation away from it.',
    },
  ],
});
