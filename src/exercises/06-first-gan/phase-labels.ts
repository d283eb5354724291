import { askForFunction } from '../ask';

const repeat = (label: number, count: number) => Array.from({ length: count }, () => label);

/** `y1` of deck 002 (L159-176). */
export const phaseLabels = askForFunction<[batchSize: number], number[]>({
  id: '06-phase-labels',
  title: 'The labels of phase 1',
  starter: `/** One label for each point of phase 1's batch: the fakes come first. */
function phaseLabels(batchSize: number): number[] {
  return todo();
}

check('06-phase-labels', phaseLabels);`,
  worked: 'return [...new Array(batchSize).fill(0), ...new Array(batchSize).fill(1)];',
  hints: [
    'How many points does the discriminator see in phase 1? There are as many fakes as real ones.',
    "The discriminator's truth: a fake is labelled 0, a real point 1.",
    '`Array(batchSize).fill(0)` makes a list of zeros; `[...a, ...b]` joins two lists.',
  ],
  cases: () => [[1], [3], [4]],
  solution: (batchSize) => [...repeat(0, batchSize), ...repeat(1, batchSize)],
  wrongAnswers: [
    {
      answer: (batchSize) => [...repeat(1, batchSize), ...repeat(0, batchSize)],
      hint: 'Which come first in the batch, the fakes or the real points? Here the fakes would be called real.',
    },
    {
      answer: (batchSize) => repeat(1, batchSize),
      hint: 'These are the labels of phase 2, where the generator learns. In phase 1 the discriminator sees fakes and real points.',
    },
    {
      answer: (batchSize) => [...repeat(0, batchSize / 2), ...repeat(1, batchSize / 2)],
      hint: 'The real points alone fill a batch. How long is the list when the fakes are put in front of them?',
    },
  ],
});
