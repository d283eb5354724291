import { fitOverInverse } from '../../metrics/fit-over-inverse';
import { askForFunction } from '../ask';

type Arguments = [counts: number[], distances: number[]];

const inverse = (counts: number[]) => counts.map((count) => 1 / count);

/** The distance at infinitely many examples: where the line over 1 / n meets 0. */
export const extrapolate = askForFunction({
  id: '12-extrapolate',
  title: 'The distance without bias',
  starter: `/** The distance of infinitely many examples: a line of least squares over 1 / n. */
function extrapolate(counts: number[], distances: number[]): number {
  return todo();
}

check('12-extrapolate', extrapolate);`,
  worked: `const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const x = counts.map((n) => 1 / n);
const [mx, my] = [mean(x), mean(distances)];
const together = mean(x.map((xi, i) => (xi - mx) * (distances[i] - my)));
const slope = together / mean(x.map((xi) => (xi - mx) ** 2));
return my - slope * mx;`,
  hints: [
    'On the axis of the picture above stands 1 / n. Infinitely many examples are at its 0.',
    'The line of least squares: slope = Σ (x − mean x)(y − mean y) / Σ (x − mean x)².',
    'The line goes through both means: its value at 0 is mean y − slope · mean x.',
  ],
  cases: (): Arguments[] => [
    [
      [100, 200],
      [5, 3],
    ],
    [
      [100, 200, 400],
      [6, 4, 3],
    ],
    [
      [250, 500, 1000, 2000],
      [12.1, 9.8, 9.1, 8.4],
    ],
  ],
  solution: (counts, distances) => fitOverInverse(counts, distances).start,
  wrongAnswers: [
    {
      answer: (counts, distances) => fitOverInverse(inverse(counts), distances).start,
      hint: 'You fitted a line over n: its value at n = 0 is the distance of no examples at all.',
    },
    {
      answer: (_, distances) => Math.min(...distances),
      hint: 'The smallest that was measured still has its bias. Follow the line further.',
    },
    {
      answer: (counts, distances) => fitOverInverse(counts, distances).slope,
      hint: 'That is the slope: how fast the bias grows. Where does the line begin?',
    },
    {
      answer: (_, distances) => average(distances),
      hint: 'A mean over several n mixes several biases. Take the value of the line at 1 / n = 0.',
    },
  ],
});

function average(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
