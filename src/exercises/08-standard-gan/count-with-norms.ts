import { askForFunction } from '../ask';

type Arguments = [sizes: number[]];

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
const dense = (sizes: number[]) => sum(sizes.slice(1).map((units, i) => sizes[i]! * units + units));
const hidden = (sizes: number[]) => sum(sizes.slice(1, -1));

/** Numbers that a dense generator with batch norm learns, and those that it only gathers. */
export const countWithNorms = askForFunction<Arguments, number[]>({
  id: '08-count-with-norms',
  title: 'What is learned, and what is gathered?',
  starter: `/** [learned, gathered] of dense layers in a row; batch norm stands after each hidden layer. */
function countNumbers(sizes: number[]): number[] {
  return todo();
}

check('08-count-with-norms', countNumbers);`,
  worked: `let [learned, gathered] = [0, 0];
for (let i = 1; i < sizes.length; i++) {
  const isHidden = i < sizes.length - 1;
  learned += sizes[i - 1] * sizes[i] + sizes[i] + (isHidden ? 2 * sizes[i] : 0);
  gathered += isHidden ? 2 * sizes[i] : 0;
}
return [learned, gathered];`,
  hints: [
    'A dense layer has inputs · units weights and a bias for each unit.',
    'Batch norm has four numbers a unit. Which two does the optimiser move?',
    'Scale and shift are learned, mean and variance are gathered: two of each a hidden unit. The first and the last size have no batch norm.',
  ],
  cases: (): Arguments[] => [[[3, 4, 2]], [[100, 256, 512, 1024, 1024]], [[5, 7]]],
  solution: (sizes) => [dense(sizes) + 2 * hidden(sizes), 2 * hidden(sizes)],
  wrongAnswers: [
    {
      answer: (sizes) => [dense(sizes) + 4 * hidden(sizes), 0],
      hint: 'The sum is right. But the optimiser does not move all of it: mean and variance are only gathered.',
    },
    {
      answer: (sizes) => [dense(sizes), 2 * hidden(sizes)],
      hint: 'The gathered ones are right. Scale and shift of the batch norm are learned, too.',
    },
    {
      answer: (sizes) => [dense(sizes), 4 * hidden(sizes)],
      hint: 'Not all four numbers of a batch norm are gathered: its scale and its shift are learned.',
    },
    {
      answer: (sizes) => {
        const normed = sum(sizes.slice(1));
        return [dense(sizes) + 2 * normed, 2 * normed];
      },
      hint: 'The last layer has no batch norm: its values go into tanh as they are.',
    },
    {
      answer: (sizes) => [dense(sizes) - sum(sizes.slice(1)) + 2 * hidden(sizes), 2 * hidden(sizes)],
      hint: 'These dense layers have a bias for each unit, although batch norm shifts, too.',
    },
  ],
});
