import { bestShare } from '../../arithmetic/label-bound';
import { askForFunction } from '../ask';

const overlap = (a: number[], b: number[], of: (x: number, y: number) => number) =>
  a.reduce((sum, x, i) => sum + of(x, b[i]!), 0);

/** What can be reached at best where the classes differ. */
export const bestShareExercise = askForFunction({
  id: '15-best-share',
  title: 'When it must hurt',
  starter: `/** The most that can be right, from the shares of the classes in source and target. */
function bestPossible(source: number[], target: number[]): number {
  return todo();
}

check('15-best-share', bestPossible);`,
  worked: 'return source.reduce((sum, share, i) => sum + Math.min(share, target[i]), 0);',
  hints: [
    'The features are alike, so the network names each class in the target as often as in the source.',
    'Of class i the target has target[i], and source[i] is how often it is named. How many can be right at most?',
    'The smaller of the two; add these up over the classes.',
  ],
  cases: (): [number[], number[]][] => [
    [
      [0.25, 0.25, 0.25, 0.25],
      [0.5, 0.5, 0, 0],
    ],
    [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
    [
      [0.6, 0.3, 0.1],
      [0.2, 0.3, 0.5],
    ],
  ],
  solution: (source, target) => bestShare(source, target),
  wrongAnswers: [
    {
      answer: (source, target) => 1 - overlap(source, target, (x, y) => Math.abs(x - y)),
      hint: 'You count each difference twice: what one class has too much, another has too little.',
    },
    {
      answer: (source, target) => overlap(source, target, (x, y) => x * y),
      hint: 'That is chance: names that are drawn by lot. Ask for the best case.',
    },
    {
      answer: (source, target) => overlap(source, target, Math.max),
      hint: 'That is more than 1 in places. A class cannot be right more often than it occurs, nor than it is named.',
    },
  ],
});
