import { comparePairs } from '../../metrics/paired-difference';
import { askForFunction } from '../ask';

type Arguments = [first: number[], second: number[]];

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const squares = (values: number[]) => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);
const differ = (first: number[], second: number[]) => first.map((value, i) => second[i]! - value);

/** Student's t of pairs: what decides whether a change did anything. */
export const pairedT = askForFunction({
  id: '10-paired',
  title: 'Luck, or an effect?',
  starter: `/** t of the differences second − first: their mean divided by its standard error. */
function pairedT(first: number[], second: number[]): number {
  return todo();
}

check('10-paired', pairedT);`,
  worked: `const d = first.map((value, i) => second[i] - value);
const mean = d.reduce((sum, value) => sum + value, 0) / d.length;
const variance = d.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (d.length - 1);
return mean / Math.sqrt(variance / d.length);`,
  hints: [
    'First one difference a seed: then you have n numbers, and forget where they came from.',
    'Their variance divides by n − 1, since their own mean was taken away.',
    'The standard error of a mean is √(variance / n).',
  ],
  cases: (): Arguments[] => [
    [
      [1, 2, 4],
      [3, 4.5, 5],
    ],
    [
      [57, 60, 49, 66],
      [62, 71, 50, 70],
    ],
  ],
  solution: (first, second) => comparePairs(first, second).t,
  wrongAnswers: [
    {
      answer: (first, second) => mean(differ(first, second)),
      hint: 'That is the mean difference. How many of its standard errors is it?',
    },
    {
      answer: (first, second) => comparePairs(second, first).t,
      hint: 'The right size with the wrong sign: it is second − first.',
    },
    {
      answer: (first, second) => {
        const d = differ(first, second);
        return mean(d) / Math.sqrt(squares(d) / (d.length - 1));
      },
      hint: 'You divide by the spread of one difference. The mean of n of them is surer than that.',
    },
    {
      answer: (first, second) => {
        const d = differ(first, second);
        return mean(d) / Math.sqrt(squares(d) / d.length / d.length);
      },
      hint: 'Your variance divides by n. Their mean was taken from the same numbers, so divide by n − 1.',
    },
    {
      answer: (first, second) => {
        const n = first.length;
        const pooled = (squares(first) + squares(second)) / (n - 1) / n;
        return (mean(second) - mean(first)) / Math.sqrt(pooled);
      },
      hint: 'You compare two heaps of numbers. Both had the same seeds: take the difference seed by seed first.',
    },
  ],
});
