import { askForFunction } from '../ask';

/** Modes that have at least a tenth of their fair share of the points, as `countModes` counts them. */
export const found = askForFunction<[counts: number[], points: number], number>({
  id: '11-found',
  title: 'Which modes are found?',
  starter: `/** Modes with at least a tenth of a fair share, which is all points divided by the modes. */
function found(counts: number[], points: number): number {
  return todo();
}

check('11-found', found);`,
  worked: `const fair = points / counts.length;
return counts.filter((count) => count >= fair / 10).length;`,
  hints: [
    'With 800 points and 8 modes a fair share is 100 points, and a tenth of it is 10.',
    '`points` are all, also those that lie at no mode: they make no share smaller.',
    '`counts.filter((count) => …).length` counts those for which it is true.',
  ],
  cases: () => [
    [[100, 100, 100, 100, 100, 100, 100, 100], 800],
    [[700, 12, 10, 9, 0, 0, 0, 0], 800],
    [[5, 0, 4, 0], 200],
    [[30, 2], 400],
  ],
  solution: (counts, points) => counts.filter((count) => count >= points / counts.length / 10).length,
  wrongAnswers: [
    {
      answer: (counts) => counts.filter((count) => count > 0).length,
      hint: 'One stray point does not find a mode. How many must it be at least?',
    },
    {
      answer: (counts, points) => counts.filter((count) => count >= points / counts.length).length,
      hint: 'A whole fair share is too much to ask: half of the modes of real data have less. A tenth of it is enough.',
    },
    {
      answer: (counts, points) => counts.filter((count) => count > points / counts.length / 10).length,
      hint: 'At least a tenth: exactly a tenth is enough.',
    },
    {
      answer: (counts) =>
        counts.filter((count) => count >= counts.reduce((sum, x) => sum + x, 0) / counts.length / 10).length,
      hint: 'The fair share is of all points that were generated, also of those at no mode.',
    },
  ],
});
