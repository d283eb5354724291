import { classifierScore as score } from '../../metrics/classifier-score';
import { askForFunction } from '../ask';

type Arguments = [rows: number[][]];

const meanOf = (rows: number[][]) =>
  rows[0]!.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
const gain = (p: number[], q: number[]) =>
  p.reduce((sum, share, j) => sum + (share > 0 ? share * Math.log(share / q[j]!) : 0), 0);
const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The classifier score of a table of probabilities. */
export const classifierScore = askForFunction({
  id: '12-classifier-score',
  title: 'The classifier score of a table',
  starter: `/** A row an image, a probability a class. No probability is 0 here. */
function scoreOf(rows: number[][]): number {
  return todo();
}

check('12-classifier-score', scoreOf);`,
  worked: `const mean = rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j], 0) / rows.length);
const gains = rows.map((row) => row.reduce((sum, p, j) => sum + p * Math.log(p / mean[j]), 0));
return Math.exp(gains.reduce((sum, gain) => sum + gain, 0) / rows.length);`,
  hints: [
    'First the mean of the rows: how often does each class come?',
    'Then for each row its divergence from that mean: the sum of p · log(p / mean).',
    'The mean of these divergences, and at the end exp of it.',
  ],
  cases: (): Arguments[] => [
    [
      [
        [0.9, 0.1],
        [0.1, 0.9],
      ],
    ],
    [
      [
        [0.7, 0.2, 0.1],
        [0.7, 0.2, 0.1],
      ],
    ],
    [
      [
        [0.8, 0.1, 0.1],
        [0.2, 0.7, 0.1],
        [0.6, 0.3, 0.1],
      ],
    ],
  ],
  solution: (rows) => score(rows),
  wrongAnswers: [
    {
      answer: (rows) => average(rows.map((row) => gain(row, meanOf(rows)))),
      hint: 'That is the mean divergence. The score is exp of it, so that it counts classes.',
    },
    {
      answer: (rows) => Math.exp(average(rows.map((row) => gain(meanOf(rows), row)))),
      hint: 'The divergence is the other way round: from the row to the mean, weighted by the row.',
    },
    {
      answer: (rows) =>
        Math.exp(
          -gain(
            meanOf(rows),
            meanOf(rows).map(() => 1),
          ),
        ),
      hint: 'You measure how evenly the classes come. A generator of grey fog gets full marks there: where is sureness?',
    },
    {
      answer: (rows) => average(rows.map((row) => Math.max(...row))),
      hint: 'That is the mean sureness. One class again and again would win: where is the mean row?',
    },
  ],
});
