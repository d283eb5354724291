import { frechet1d } from '../../metrics/frechet';
import { askForFunction } from '../ask';

type Arguments = [realMean: number, realDeviation: number, fakeMean: number, fakeDeviation: number];

/** The squared Fréchet distance of two bells on a line. */
export const frechetBells = askForFunction({
  id: '12-frechet-bells',
  title: 'The Fréchet distance of two bells',
  starter: `/** Squared Fréchet distance of two bells on a line, from their means and deviations. */
function frechetBells(realMean: number, realDev: number, fakeMean: number, fakeDev: number) {
  return todo();
}

check('12-frechet-bells', frechetBells);`,
  worked: 'return (realMean - fakeMean) ** 2 + (realDev - fakeDev) ** 2;',
  hints: [
    'Two bells differ in where they stand and in how wide they are. Each difference counts squared.',
    'The width is the deviation, not the variance: two bells of deviation 1 and 3 differ by 2.',
  ],
  cases: (): Arguments[] => [
    [2, 1, 5, 3],
    [0, 2, 0, 2],
    [-1, 0.5, 1, 0.5],
    [4, 3, 4, 1],
  ],
  solution: (realMean, realDeviation, fakeMean, fakeDeviation) =>
    frechet1d({ mean: realMean, deviation: realDeviation }, { mean: fakeMean, deviation: fakeDeviation }),
  wrongAnswers: [
    {
      answer: (m, s, n, t) => Math.sqrt((m - n) ** 2 + (s - t) ** 2),
      hint: 'That is the distance; what is reported, here and in papers, is its square.',
    },
    {
      answer: (m, _s, n) => (m - n) ** 2,
      hint: 'Two bells at the same place may still differ: one is wide, one is narrow.',
    },
    {
      answer: (m, s, n, t) => Math.abs(m - n) + Math.abs(s - t),
      hint: 'Each difference counts squared.',
    },
    {
      answer: (m, s, n, t) => (m - n) ** 2 + (s ** 2 - t ** 2) ** 2,
      hint: 'You compare the variances. The distance compares the deviations, their roots.',
    },
    {
      answer: (m, s, n, t) => (m - n) ** 2 + s ** 2 + t ** 2,
      hint: 'Take twice the same bell: the distance must be 0. What do you get?',
    },
  ],
});
