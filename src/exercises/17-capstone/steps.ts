import { askForFunction } from '../ask';

type Arguments = [seconds: number, firstStep: number, laterStep: number];

/** How many steps fit into a time, where the first takes longer. */
export const steps = askForFunction({
  id: '17-steps',
  title: 'How many steps fit?',
  starter: `/** Whole steps that fit: the first takes firstStep seconds, each later one laterStep. */
function countStepsIn(seconds: number, firstStep: number, laterStep: number): number {
  return todo();
}

check('17-steps', countStepsIn);`,
  worked: `if (seconds < firstStep) return 0;
return 1 + Math.floor((seconds - firstStep) / laterStep);`,
  hints: [
    'Take the first step off the time. How much is left?',
    'Of what is left, how many later steps fit, whole ones only?',
    'And if not even the first step fits?',
  ],
  cases: (): Arguments[] => [
    [10, 2, 0.5],
    [10, 2, 3],
    [1, 2, 0.5],
    [2, 2, 0.5],
  ],
  solution: (seconds, first, later) => (seconds < first ? 0 : 1 + Math.floor((seconds - first) / later)),
  wrongAnswers: [
    {
      answer: (seconds, _, later) => Math.floor(seconds / later),
      hint: 'The first step takes longer than that.',
    },
    {
      answer: (seconds, first, later) => Math.floor((seconds - first) / later),
      hint: 'The first step is a step, too: count it.',
    },
    {
      answer: (seconds, first, later) => 1 + Math.floor((seconds - first) / later),
      hint: 'What if the time is up before the first step ends?',
    },
    {
      answer: (seconds, first, later) => (seconds < first ? 0 : 1 + (seconds - first) / later),
      hint: 'A step that is not finished does not count: whole ones only.',
    },
    {
      answer: (seconds, first, later) => (seconds < first ? 0 : 1 + Math.round((seconds - first) / later)),
      hint: 'A step that is not finished does not count: round down.',
    },
  ],
});
