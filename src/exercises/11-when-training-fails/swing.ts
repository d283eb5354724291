import { askForFunction } from '../ask';

const deviation = (values: readonly number[]) => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
};

/** The measure behind the complaint "unstable losses". */
export const swing = askForFunction<[losses: number[], count: number], number>({
  id: '11-swing',
  title: 'How much a loss swings',
  starter: `/** Root of the mean squared distance of the last \`count\` losses from their mean. */
function swing(losses: number[], count: number): number {
  return todo();
}

check('11-swing', swing);`,
  worked: `const last = losses.slice(-count);
const mean = last.reduce((sum, loss) => sum + loss, 0) / last.length;
return Math.sqrt(last.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / last.length);`,
  hints: [
    '`losses.slice(-count)` are the last ones.',
    'First their mean. Then the mean of (loss − mean)², and the root of that.',
  ],
  cases: () => [
    [[1, 1, 1, 1], 2],
    [[9, 9, 1, 3], 2],
    [[0, 4, 0, 4], 4],
    [[1, 2, 6], 3],
  ],
  solution: (losses, count) => deviation(losses.slice(-count)),
  wrongAnswers: [
    {
      answer: (losses) => deviation(losses),
      hint: 'Only the last `count` losses count: how a training began says nothing of how it goes now.',
    },
    {
      answer: (losses, count) => deviation(losses.slice(0, count)),
      hint: 'These are the first losses. Which end of the list is the newest?',
    },
    {
      answer: (losses, count) => deviation(losses.slice(-count)) ** 2,
      hint: 'That is the variance, in squared units. The deviation is its root.',
    },
    {
      answer: (losses, count) => Math.max(...losses.slice(-count)) - Math.min(...losses.slice(-count)),
      hint: 'From the lowest to the highest: a single jump would decide it. Take the distances of all from their mean.',
    },
  ],
});
